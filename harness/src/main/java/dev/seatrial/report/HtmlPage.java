package dev.seatrial.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** One page that needs nothing but itself, from templates compiled with the program. */
final class HtmlPage {
  private HtmlPage() {}

  /** The page, UTF-8; logs are read from {@code runDir}. */
  static byte[] render(RunReport report, Path runDir) throws IOException {
    String script = resource("page.js");
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlPage.class.getClassLoader(), "dev.seatrial.report");
    Utf8ByteOutput out = new Utf8ByteOutput();
    Map<String, Object> params =
        Map.of(
            "page", RunPage.of(report, runDir),
            "style", resource("page.css"),
            "script", script,
            "scriptHash", hash(script));
    engine.render("run.jte", params, out);
    return out.toByteArray();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the program lacks its own " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The page allows this one script, so that nothing shown on it can run. */
  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
