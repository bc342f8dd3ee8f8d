package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.either;
import static dev.seatrial.scenario.load.Composites.located;
import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Scalars.name;
import static dev.seatrial.scenario.load.Scalars.prose;
import static dev.seatrial.scenario.load.Scalars.text;

import dev.seatrial.scenario.Build;
import dev.seatrial.scenario.load.Composites.Located;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Compose's {@code build}. */
final class BuildTypes {

  private static final String DOCKERFILE = "Dockerfile";

  private static final Type<Build> LONG =
      new Shape<>(
          "build",
          "How an image is assembled when no registry serves the official one.",
          f -> {
            // A service may have it from another one that it extends.
            var context =
                f.optional(
                    "context", located(prose()), "Folder of the Dockerfile, from this file's.");
            f.check(
                in -> {
                  if (!context.given()) {
                    in.error("key.missing", f.location(), "build needs the key context");
                  }
                });
            var dockerfile =
                f.or("dockerfile", prose(), DOCKERFILE, "File name inside the context.");
            var target = f.optional("target", text(), "Stage to build; the last by default.");
            var args = f.or("args", map(name(), Scalars.value()), Map.of(), "Build arguments.");
            var packageArg =
                f.optional(
                    "x-package",
                    name(),
                    "Build argument that takes the name of a package of an unreleased build, which"
                        + " then lies in the context under .seatrial/package/.");
            return f.link(
                in ->
                    context
                        .get()
                        .flatMap(folder -> context(folder, dockerfile.get(), in))
                        .map(
                            path ->
                                new Build(
                                    path,
                                    dockerfile.get(),
                                    target.get(),
                                    args.get(),
                                    packageArg.get(),
                                    Optional.empty())));
          });

  static final Type<Build> BUILD =
      either(
          Scalars.scalar(
              "a folder",
              "string",
              schema -> schema.put("minLength", 1),
              (node, in) ->
                  located(prose())
                      .decode(node, in)
                      .flatMap(folder -> context(folder, DOCKERFILE, in))
                      .map(path -> new Build(path, DOCKERFILE, Optional.empty(), Map.of()))),
          LONG);

  private BuildTypes() {}

  /** The folder, absolute; empty after reporting that it or its Dockerfile is not there. */
  private static Optional<Path> context(Located<String> folder, String dockerfile, Reading in) {
    try {
      Path path = in.known().files().context(in.directory().resolve(folder.value()));
      if (!Files.isDirectory(path)) {
        return in.fail(
            "build.context-missing",
            folder.at(),
            "there is no folder " + folder.value(),
            "a build context is a folder beside this file");
      }
      if (!Files.isRegularFile(path.resolve(dockerfile))) {
        return in.fail(
            "build.dockerfile-missing",
            folder.at(),
            "the folder " + folder.value() + " holds no " + dockerfile,
            "add it, or name the file with dockerfile");
      }
      return Optional.of(path);
    } catch (InvalidPathException malformed) {
      return in.fail(
          "value.malformed", folder.at(), "this is not a path", "name a folder beside this file");
    }
  }
}
