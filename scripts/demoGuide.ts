/** What the demo shows first, as Markdown that reads well in a terminal too. */
import type { SimulatedBox } from '../test/box';
import type { Names, Scene } from './scene';

/** Typed in the terminal, it resets the box of the parents. */
export const RESET = 'reset';

export const LANGUAGES = {
  english: {
    names: { home: 'Home', parents: 'Parents', office: 'Office' },
    guide: (scene: Scene) => `# FRITZ!Box Remote Access: try it

Three simulated FRITZ!Boxes are in your list already: open **FRITZ!Box** in the activity bar. Their internet is
simulated too: nothing here leaves this computer.

## 1. Check

Right-click **Home** and choose **Check Remote Access**: the check asks name servers, tries the ports and looks at the
certificate, and the row turns green. Then check **Parents**. That box believes that its dynamic DNS is current; its
name leads to an address that it no longer has.

## 2. Change, with a second factor

Right-click **Parents**, then **Dynamic DNS** and **Update Dynamic DNS Now…**. Enter the password of dynamic DNS:
\`${scene.parents.state.ddns.password}\`. You see what will change, and the FRITZ!Box asks for a confirmation at the
box. **Press Enter in the terminal** in which the demo runs: that is the button of the box. The FRITZ!Box turns
dynamic DNS off and on again, so press Enter once more. In a moment the row **Dynamic DNS** of **Parents** says
**current**; then check again: the name is right. What is left are warnings about the certificate, which this box has signed itself.

## 3. Undo

Right-click **Home**, then **Let's Encrypt** and **Turn Off Let's Encrypt…**, and press Enter in the terminal.
**Undo** in the notification brings it back, as does **Undo Last Change…** under **Status and Changes**. **Show
Changes** there says what was changed from what to what.

## 4. Keep the settings in a file

Run **FRITZ!Box: Export Inventory…** from the command palette (F1), choose **All routers with their settings** and save the
file. Then type \`${RESET}\` and Enter in the terminal: **Parents** loses its settings, as in a factory reset.
Refresh it: the file shows what differs, and above **Parents** stands **Apply…**. It asks for what is not in the file, such
as the user and a new password for this user. Press Enter in the terminal for each confirmation.

## Then

Right-click **Office**, choose **Remove Router…** and add it again with **Add Router…**: the search finds it. You are
shown its identity before anything is sent to it. Sign in as **${administrator(scene.office)}**.

${scenery(scene, { address: 'address', user: 'user', password: 'password', fingerprint: 'key (SHA-256)' })}`,
    button: 'Enter here presses the button of the FRITZ!Box that waits for a confirmation.',
    pressed: (name: string) => `The button of "${name}" was pressed.`,
    notPressed: 'No FRITZ!Box waits for a confirmation.',
    wasReset: (name: string) => `"${name}" has lost its settings. Refresh it in VS Code.`,
    ends: 'Ctrl+C ends the demo and deletes its files. A browser keeps what VS Code stored in it until you clear it.',
  },
  german: {
    names: { home: 'Zuhause', parents: 'Eltern', office: 'Büro' },
    guide: (scene: Scene) => `# FRITZ!Box-Fernzugriff ausprobieren

Drei simulierte FRITZ!Boxen stehen schon in Ihrer Liste: Öffnen Sie **FRITZ!Box** in der Aktivitätsleiste. Auch ihr
Internet ist simuliert: Nichts davon verlässt diesen Computer. Die eigenen Texte von VS Code bleiben hier englisch.

## 1. Prüfen

Klicken Sie mit der rechten Maustaste auf **Zuhause** und wählen Sie **Fernzugriff prüfen**: Die Prüfung fragt
Nameserver, probiert, ob die Ports antworten, sieht sich das Zertifikat an, und die Zeile wird grün. Prüfen Sie danach
**Eltern**. Diese FRITZ!Box hält ihr Dynamic DNS für aktuell; ihr Name führt aber zu einer Adresse, die sie nicht mehr
hat.

## 2. Ändern, mit zusätzlicher Bestätigung

Klicken Sie mit der rechten Maustaste auf **Eltern**, dann auf **Dynamic DNS** und **Dynamic DNS jetzt aktualisieren
…**. Geben Sie das DynDNS-Kennwort ein: \`${scene.parents.state.ddns.password}\`. Sie sehen, was sich ändern wird, und
die FRITZ!Box verlangt eine Bestätigung an der Box. **Drücken Sie die Eingabetaste im Terminal**, in dem die Demo läuft:
Das ist die Taste an der FRITZ!Box. Dynamic DNS wird deaktiviert und wieder aktiviert, drücken Sie sie also ein zweites
Mal. Gleich darauf zeigt die Zeile **Dynamic DNS** von **Eltern** **aktuell**. Prüfen Sie dann erneut: Der Name
stimmt. Es bleiben Warnungen zum Zertifikat, das diese FRITZ!Box selbst signiert hat.

## 3. Rückgängig machen

Klicken Sie mit der rechten Maustaste auf **Zuhause**, dann auf **Let's Encrypt** und **Let's Encrypt deaktivieren
…**, und drücken Sie die Eingabetaste im Terminal. **Rückgängig machen** in der Benachrichtigung stellt den alten
Stand wieder her, ebenso **Letzte Änderung rückgängig machen …** unter **Status und Änderungen**. **Änderungen
anzeigen** sagt dort, was von welchem auf welchen Wert geändert wurde.

## 4. Einstellungen in einer Datei

Rufen Sie in der Befehlspalette (F1) **FRITZ!Box: Routerliste exportieren …** auf, wählen Sie **Alle Router mit ihren
Einstellungen** und speichern Sie die Datei. Tippen Sie dann im Terminal \`${RESET}\` und drücken Sie die Eingabetaste:
**Eltern** verliert seine Einstellungen wie bei einem Zurücksetzen auf Werkseinstellungen. Aktualisieren Sie
**Eltern**: Die Datei zeigt, was abweicht, und darüber steht **Anwenden …**. Gefragt wird nach dem, was nicht in der Datei
steht, etwa dem Benutzer und einem neuen Kennwort für ihn. Drücken Sie für jede Bestätigung die Eingabetaste im Terminal.

## Und dann

Entfernen Sie **Büro** mit **Router entfernen …** und fügen Sie es mit **Router hinzufügen …** wieder hinzu: Die Suche
findet es. Sie sehen seine Identität, bevor etwas dorthin gesendet wird. Melden Sie sich als
**${administrator(scene.office)}** an.

${scenery(scene, { address: 'Adresse', user: 'Benutzer', password: 'Kennwort', fingerprint: 'Schlüssel (SHA-256)' })}`,
    button: 'Die Eingabetaste drückt hier die Taste der FRITZ!Box, die auf eine Bestätigung wartet.',
    pressed: (name: string) => `Die Taste von „${name}“ wurde gedrückt.`,
    notPressed: 'Keine FRITZ!Box wartet auf eine Bestätigung.',
    wasReset: (name: string) => `„${name}“ hat seine Einstellungen verloren. Aktualisieren Sie in VS Code.`,
    ends: 'Strg+C beendet die Demo und löscht ihre Dateien. Was VS Code im Browser gespeichert hat, bleibt, bis Sie es löschen.',
  },
} satisfies Record<string, Language>;

export interface Language {
  readonly names: Names;
  guide(scene: Scene): string;
  /** What the terminal says of its own keys. */
  readonly button: string;
  pressed(name: string): string;
  readonly notPressed: string;
  wasReset(name: string): string;
  readonly ends: string;
}

/** The user who may read and change everything. */
function administrator({ users: [user] }: SimulatedBox): string {
  return user?.name ?? '';
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
