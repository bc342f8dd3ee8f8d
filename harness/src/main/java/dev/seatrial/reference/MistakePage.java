package dev.seatrial.reference;

/** The page of a diagnostic. */
final class MistakePage {

  private MistakePage() {}

  static String of(DiagnosticGuide.Entry entry) {
    Text out = new Text();
    out.fact("MISTAKE", entry.id());
    out.heading("MEANING");
    out.paragraph(entry.means());
    example(out, "WRONG", entry.wrong());
    example(out, "RIGHT", entry.right());
    out.heading("WHAT TO DO");
    out.paragraph(entry.mend());
    return out.toString();
  }

  private static void example(Text out, String heading, String yaml) {
    if (!yaml.isEmpty()) {
      out.heading(heading);
      yaml.lines().forEach(line -> out.line(1, line));
    }
  }
}
