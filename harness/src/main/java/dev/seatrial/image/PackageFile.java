package dev.seatrial.image;

import dev.seatrial.engine.BuildContext;
import dev.seatrial.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;

/** A package that was built elsewhere and is in no registry. */
final class PackageFile {
  /** Folder of a build context in which it lies. */
  private static final String FOLDER = BuildContext.RESERVED + "/package/";

  private final String name;
  private final byte[] content;
  private final String sha256;

  private PackageFile(String name, byte[] content, String sha256) {
    this.name = name;
    this.content = content;
    this.sha256 = sha256;
  }

  static PackageFile of(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      return new PackageFile(
          String.valueOf(file.getFileName()), content, DigestUtils.sha256Hex(content));
    } catch (IOException e) {
      throw new EngineException(
          "The package " + file + " cannot be read.",
          "Check that it is there (`--target-package` names it).",
          e);
    }
  }

  /** Name of the file; a package's tools read version and platform from it. */
  String name() {
    return name;
  }

  byte[] content() {
    return content.clone();
  }

  /** 64 hexadecimal digits. */
  String sha256() {
    return sha256;
  }

  /** Its path in the build context. */
  String path() {
    return FOLDER + name;
  }
}
