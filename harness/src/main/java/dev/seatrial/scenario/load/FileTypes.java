package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.located;
import static dev.seatrial.scenario.load.Scalars.prose;
import static dev.seatrial.scenario.load.Scalars.ref;
import static dev.seatrial.scenario.load.Scalars.text;

import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.Copy.Source;
import dev.seatrial.scenario.Step.Copy.Target;
import dev.seatrial.scenario.load.Composites.Located;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Steps that move files: copy, backup, restore. */
final class FileTypes {

  private static final Type<Source> SOURCE =
      new Shape<>(
          "copy source",
          "What is copied: a file beside this one, or of the user, a text, a path on a volume or in a"
              + " service.",
          f -> {
            var file = f.optional("file", located(prose()), "File or folder beside this file.");
            var input =
                f.optional(
                    "input", ref(Thing.INPUT), "File of the user, an input of the scenario.");
            var content = f.optional("content", text(), "A text; may hold references.");
            var volume = f.optional("volume", ref(Thing.VOLUME), "Volume the path is on.");
            var service =
                f.optional(
                    "service",
                    ServiceNames.ref(Mention.Asked::new),
                    "Running service the path is in.");
            var path =
                f.or("path", HttpTypes.absolute(), "/", "In the volume or service; / is all.");
            f.exactlyOne(file, input, content, volume, service);
            return f.link(
                in ->
                    file.get()
                        .flatMap(name -> file(name, in))
                        .or(() -> input.get().map(Step.Copy.Handed::new))
                        .or(() -> content.get().map(Step.Copy.Content::new))
                        .or(() -> volume.get().map(v -> new Step.Copy.OnVolume(v, path.get())))
                        .or(() -> service.get().map(s -> new Step.Copy.InService(s, path.get()))));
          });

  private static final Type<Target> TARGET =
      new Shape<>(
          "copy target",
          "Where it is copied to.",
          f -> {
            var volume = f.optional("volume", ref(Thing.VOLUME), "Volume the path is on.");
            var service =
                f.optional(
                    "service",
                    ServiceNames.ref(Mention.Asked::new),
                    "Running service the path is in.");
            var path = f.required("path", HttpTypes.absolute(), "Path of the copy.");
            var owner =
                f.optional(
                    "owner",
                    matching("an owner by number", "[0-9]+(:[0-9]+)?", "write 1000 or 1000:1000"),
                    "user[:group] by number, of all that is copied; kept by default.");
            var mode =
                f.optional(
                    "mode",
                    matching("an octal mode in quotes", "0?[0-7]{3,4}", "write \"0600\""),
                    "Octal, of a copied file, in quotes: \"0600\"; kept by default.");
            f.exactlyOne(volume, service);
            return f.build(
                () -> new Target(volume.get(), service.get(), path.get(), owner.get(), mode.get()));
          });

  static final Type<Step> COPY =
      new Shape<>(
          "copy",
          "Files copied into a volume or a running service.",
          f -> {
            var from = f.required("from", SOURCE, "What.");
            var to = f.required("to", TARGET, "Where to.");
            return f.build(() -> new Step.Copy(from.get(), to.get(), f.location()));
          });

  static final Type<Step> BACKUP =
      new Shape<>(
          "backup",
          "A volume saved into the run's private storage.",
          f -> {
            var volume = f.required("volume", ref(Thing.VOLUME), "Volume to save.");
            f.check(
                in -> in.mention(new Mention.BackedUp(volume.value().orElse(""), f.location())));
            return f.build(() -> new Step.Backup(volume.get(), f.location()));
          });

  static final Type<Step> RESTORE =
      new Shape<>(
          "restore",
          "The last backup of a volume put back.",
          f -> {
            var volume = f.required("volume", ref(Thing.VOLUME), "Volume to put back.");
            f.check(
                in ->
                    volume
                        .value()
                        .ifPresent(
                            name ->
                                in.mention(
                                    new Mention.Restored(name, volume.place().orElseThrow()))));
            return f.build(() -> new Step.Restore(volume.get(), f.location()));
          });

  private FileTypes() {}

  private static Type<String> matching(String expected, String pattern, String hint) {
    return Scalars.parsed(
        expected,
        "^" + pattern + "$",
        prose(),
        text -> {
          if (!text.matches(pattern)) {
            throw new IllegalArgumentException(hint);
          }
          return text;
        });
  }

  private static Optional<Source> file(Located<String> name, Reading in) {
    try {
      Path path = in.directory().resolve(name.value()).toAbsolutePath().normalize();
      return Files.exists(path)
          ? Optional.of(new Step.Copy.HostFile(path))
          : in.fail(
              "copy.file-missing",
              name.at(),
              "there is no file " + name.value(),
              "a file to copy stands beside this file, or is named from it");
    } catch (InvalidPathException malformed) {
      return in.fail(
          "value.malformed", name.at(), "this is not a path", "name a file beside this file");
    }
  }
}
