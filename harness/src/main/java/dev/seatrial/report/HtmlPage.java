package dev.seatrial.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Pages from templates compiled with the program. */
final class HtmlPage {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, HtmlPage.class.getClassLoader(), "dev.seatrial.report");

  private HtmlPage() {}

  /** The page of a run, which needs nothing but itself; logs are read from {@code runDir}. */
  static byte[] render(RunReport report, Path runDir) throws IOException {
    return render("run.jte", Map.of("page", RunPage.of(report, runDir), "assets", Assets.inline()));
  }

  /** A page, UTF-8. */
  static byte[] render(String template, Map<String, Object> params) {
    Utf8ByteOutput out = new Utf8ByteOutput();
    ENGINE.render(template, params, out);
    return out.toByteArray();
  }
}
