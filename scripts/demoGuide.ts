/** What the demo shows first, as Markdown that reads well in a terminal too. */
import type { SimulatedBox } from '../test/box';
import type { Names, Scene } from './scene';

export const LANGUAGES = {
  english: {
    names: { home: 'Home', parents: 'Parents', office: 'Office' },
    guide: (scene: Scene) => `# FRITZ!Box Remote Access: try it

Three simulated FRITZ!Boxes are in your list already: open **FRITZ!Box** in the activity bar. Their internet is
simulated too: nothing here leaves this computer.

## 1. Check

Right-click **Home** and choose **Check Remote Access**: the check asks name servers, opens ports and looks at the
certificate, and the row turns green. Then check **Parents**. That box believes that its dynamic DNS is current; its
name leads to an address that it no longer has.

## 2. Change, with a second factor

Mend it: right-click **Parents**, then **Dynamic DNS** and **Turn Off Dynamic DNS…**. You see what will change, and the
FRITZ!Box wants a confirmation from somebody in front of it. **Press Enter in the terminal** in which the demo runs:
that is the button of the box. Then **Turn On Dynamic DNS…** in the same way, press Enter again, and check once more:
the name is right, and what is left is a warning about the certificate, which this box has signed itself. The password of dynamic DNS that you may be asked for is \`${scene.parents.state.ddns.password}\`.

## 3. Undo

Right-click **Home**, then **Let's Encrypt** and **Turn Off Let's Encrypt…**. **Undo Last Change…** on the same row
brings it back, and **Show Changes** says what was changed from what to what.

## Then

Remove **Office** and add it again with **Add Router…**: the search finds it. You are shown its identity before
anything is sent to it.

${scenery(scene, { address: 'address', user: 'user', password: 'password', fingerprint: 'fingerprint' })}`,
    button: (name: string) => `Enter here presses the button of the FRITZ!Box "${name}".`,
    ends: 'Ctrl+C ends the demo and leaves nothing behind.',
  },
  german: {
    names: { home: 'Zuhause', parents: 'Eltern', office: 'Büro' },
    guide: (scene: Scene) => `# FRITZ!Box-Fernzugriff ausprobieren

Drei simulierte FRITZ!Boxen stehen schon in Ihrer Liste: Öffnen Sie **FRITZ!Box** in der Aktivitätsleiste. Auch ihr
Internet ist simuliert: Nichts davon verlässt diesen Computer. Die eigenen Texte von VS Code bleiben hier englisch.

## 1. Prüfen

Klicken Sie mit der rechten Maustaste auf **Zuhause** und wählen Sie **Fernzugriff prüfen**: Die Prüfung fragt
Nameserver, öffnet Ports und sieht sich das Zertifikat an, und die Zeile wird grün. Prüfen Sie danach **Eltern**. Diese
FRITZ!Box hält ihr Dynamic DNS für aktuell; ihr Name führt aber zu einer Adresse, die sie nicht mehr hat.

## 2. Ändern, mit zusätzlicher Bestätigung

Beheben Sie das: Klicken Sie mit der rechten Maustaste auf **Eltern**, dann auf **Dynamic DNS** und **Dynamic DNS
deaktivieren …**. Sie sehen, was sich ändern wird, und die FRITZ!Box verlangt eine Bestätigung von jemandem, der vor
ihr steht. **Drücken Sie die Eingabetaste im Terminal**, in dem die Demo läuft: Das ist die Taste an der FRITZ!Box.
Danach genauso **Dynamic DNS aktivieren …**, noch einmal die Eingabetaste, und prüfen Sie erneut: Der Name stimmt, und
es bleibt eine Warnung zum Zertifikat, das diese FRITZ!Box selbst signiert hat. Werden Sie nach dem
DynDNS-Kennwort gefragt: Es lautet \`${scene.parents.state.ddns.password}\`.

## 3. Rückgängig machen

Klicken Sie mit der rechten Maustaste auf **Zuhause**, dann auf **Let's Encrypt** und **Let's Encrypt deaktivieren …**.
**Letzte Änderung rückgängig machen …** an derselben Zeile stellt den alten Stand wieder her, und **Änderungen anzeigen**
sagt, was von welchem auf welchen Wert geändert wurde.

## Und dann

Entfernen Sie **Büro** und fügen Sie es mit **Router hinzufügen …** wieder hinzu: Die Suche findet es. Sie sehen seine
Identität, bevor etwas dorthin gesendet wird.

${scenery(scene, { address: 'Adresse', user: 'Benutzer', password: 'Kennwort', fingerprint: 'Fingerabdruck' })}`,
    button: (name: string) => `Die Eingabetaste drückt hier die Taste der FRITZ!Box „${name}“.`,
    ends: 'Strg+C beendet die Demo. Es bleibt nichts zurück.',
  },
} satisfies Record<string, Language>;

export interface Language {
  readonly names: Names;
  guide(scene: Scene): string;
  /** What the terminal says of its own keys. */
  button(name: string): string;
  readonly ends: string;
}

type Labels = Record<'address' | 'user' | 'password' | 'fingerprint', string>;

function scenery({ home, parents, office }: Scene, labels: Labels): string {
  const box = ({ name, host, tlsPort, users, fingerprint }: SimulatedBox): string =>
    [
      `### ${name}`,
      '',
      `- ${labels.address}: ${host}:${tlsPort}`,
      ...users.map((user) => `- ${labels.user}: ${user.name}, ${labels.password}: ${user.password}`),
      `- ${labels.fingerprint}: ${fingerprint}`,
      '',
    ].join('\n');
  return [home, parents, office].map(box).join('\n');
}
