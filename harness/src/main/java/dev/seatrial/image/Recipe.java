package dev.seatrial.image;

import dev.seatrial.engine.BuildContext;
import dev.seatrial.engine.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What an image is made of.
 *
 * @param sha256 64 hexadecimal digits; equal recipes make equal images, as far as the package
 *     registries let them
 */
record Recipe(String sha256) {

  /** Digests the files of a context and everything else that decides what a build makes. */
  static Recipe of(
      BuildContext context,
      String dockerfile,
      String target,
      Map<String, String> args,
      String baseKind) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    for (String part : List.of("seatrial recipe 1", dockerfile, target, baseKind)) {
      add(digest, part);
    }
    new TreeMap<>(args)
        .forEach(
            (name, value) -> {
              add(digest, name);
              add(digest, value);
            });
    add(digest, "");
    for (BuildContext.Entry entry : context.entries()) {
      add(digest, entry.path());
      add(digest, entry.executable() ? "executable" : "plain");
      add(digest, entry.link().map(link -> "link " + link).orElseGet(() -> content(entry)));
    }
    return new Recipe(HexFormat.of().formatHex(digest.digest()));
  }

  static Recipe of(List<String> parts) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    parts.forEach(part -> add(digest, part));
    return new Recipe(HexFormat.of().formatHex(digest.digest()));
  }

  /** Enough to tell images apart in a tag. */
  String brief() {
    return sha256.substring(0, 12);
  }

  private static String content(BuildContext.Entry entry) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(entry.file()), digest)) {
      long bytes = in.transferTo(OutputStream.nullOutputStream());
      return bytes + " " + HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new EngineException(
          "The file " + entry.file() + " of a build context cannot be read.",
          "Check its permissions.",
          e);
    }
  }

  /** Parts are told apart by their length. */
  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }
}
