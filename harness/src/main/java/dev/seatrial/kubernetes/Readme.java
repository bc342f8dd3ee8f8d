package dev.seatrial.kubernetes;

import dev.seatrial.source.Diagnostic;
import java.util.List;

/** What lies in the folder, and what has to be done by hand. */
final class Readme {
  private static final String TEXT =
      """
      # %s

      %s, %s.

      1. Read the notes below, and replace every `%s` in the manifests.
      2. Read `apply.sh`. `./apply.sh migrate after` does the steps of the plan in their order, with `kubectl`, in the
         namespace `%s`; `./apply.sh before` makes an old release as the trial does, where there is none.
      3. Where something has to be done or looked at by hand, the script says what and waits for a `y`. Addresses that end
         in `.svc` are known inside the cluster only.
      4. Keep the old data until you have looked at the new release: no check of the trial is made here.

      Claims ask for little room, since the plan knows no sizes, and begin empty: give them what your data need. Volumes
      that pods share are `ReadWriteOnce`, so these pods have to be on one node. Copies and backups run as root in `%s`.

      ## Order

      %s
      ## Notes

      %s""";

  private Readme() {}

  static String text(Sheet sheet, List<String> files, List<Diagnostic> notes) {
    StringBuilder order = new StringBuilder();
    files.forEach(file -> order.append("- `").append(file).append("`\n"));
    StringBuilder list = new StringBuilder();
    for (Diagnostic note : notes) {
      list.append("- ").append(note.location()).append(": ").append(note.message());
      note.hint().ifPresent(hint -> list.append("; ").append(hint));
      list.append(".\n");
    }
    return TEXT.formatted(
        sheet.cell().id(),
        sheet.cell().scenario().title(),
        sheet.madeBy(),
        Texts.FILL_IN,
        sheet.namespace(),
        sheet.cluster().helperImage(),
        order,
        list.isEmpty() ? "None.\n" : list);
  }
}
