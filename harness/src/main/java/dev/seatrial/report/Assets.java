package dev.seatrial.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * How a page gets its style and its script: written into it, or from files beside it.
 *
 * @param style style sheet to write into the page; empty when it is in a file
 * @param script likewise
 * @param base relative address of the folder with the files, ending in a slash; empty without
 * @param policy what the page may load: nothing else can run on it, whatever is shown
 */
record Assets(String style, String script, String base, String policy) {
  static final String STYLE_FILE = "site.css";
  static final String SCRIPT_FILE = "site.js";
  private static final String NOTHING_ELSE =
      "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; ";

  /** Of one page that needs nothing but itself. */
  static Assets inline() throws IOException {
    String script = resource("page.js");
    return new Assets(
        resource("page.css"),
        script,
        "",
        NOTHING_ELSE + "style-src 'unsafe-inline'; script-src " + hash(script));
  }

  /** Of a page of a site; {@code file:} is for those who open it from a disk. */
  static Assets at(String base) {
    return new Assets(
        "", "", base, NOTHING_ELSE + "style-src 'self' file:; script-src 'self' file:");
  }

  boolean isInline() {
    return base.isEmpty();
  }

  static String resource(String name) throws IOException {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the program lacks its own " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The page allows this one script. */
  private static String hash(String script) {
    return "'sha256-" + Base64.getEncoder().encodeToString(DigestUtils.sha256(script)) + "'";
  }
}
