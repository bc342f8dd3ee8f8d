package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec.Mount;
import dev.seatrial.engine.EngineException;
import dev.seatrial.plan.GivenFile;
import dev.seatrial.run.RunningContainers.Up;
import dev.seatrial.scenario.Input;
import dev.seatrial.scenario.Rehearsal;
import dev.seatrial.scenario.Step.Copy.Content;
import dev.seatrial.scenario.Step.Copy.Handed;
import dev.seatrial.scenario.Step.Copy.HostFile;
import dev.seatrial.scenario.Step.Copy.InService;
import dev.seatrial.scenario.Step.Copy.OnVolume;
import dev.seatrial.scenario.Step.Copy.Source;
import dev.seatrial.scenario.Step.Copy.Target;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Copies files and folders into volumes and containers. From volume to volume, one helper container
 * does it; everything else goes through an archive, whose only root is then named as wanted.
 */
final class FileCopies {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int NO_SUCH_FILE = 44;

  private final CellContext context;
  private final CellResources resources;
  private final RunningContainers running;

  FileCopies(CellContainers containers) {
    context = containers.context();
    resources = containers.resources();
    running = containers.running();
  }

  void copy(Source from, Target to) {
    if (from instanceof OnVolume source && to.volume().isPresent()) {
      acrossVolumes(source, to);
      return;
    }
    if (from instanceof Handed handed && folder(handed)) {
      unpackFolder(handed, to);
      return;
    }
    Path folder = context.privateDirectory().resolve("copying");
    Path taken = folder.resolve("taken.tar");
    Path given = folder.resolve("given.tar");
    try {
      Files.createDirectories(folder);
      take(from, taken);
      try (InputStream in = Files.newInputStream(taken);
          OutputStream out = Files.newOutputStream(given)) {
        FileArchive.adapt(in, out, inside(to.path()), to.owner(), to.mode());
      }
      give(given, to);
    } catch (IOException e) {
      throw new HarnessFailure("cannot copy to " + to.path(), e);
    } finally {
      forget(folder);
    }
  }

  private boolean folder(Handed handed) {
    Input input = context.cell().scenario().inputs().get(handed.input());
    return input != null && input.folder();
  }

  /** Of any size: it goes through a file, and is never in memory. */
  private void unpackFolder(Handed from, Target to) {
    Set<String> without =
        context.cell().scenario().rehearsal().stream()
            .flatMap(rehearsal -> rehearsal.leave().stream())
            .map(Rehearsal.Reasoned::what)
            .collect(Collectors.toSet());
    Path folder = context.privateDirectory().resolve("copying");
    Path archive = folder.resolve("folder.tar");
    String name = inside(to.path()).equals(".") ? "" : inside(to.path());
    try {
      Files.createDirectories(folder);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive))) {
        HandedFiles.archiveFolder(
            from.input(),
            Optional.ofNullable(context.inputs().get(from.input())),
            without,
            name,
            out);
      }
      try (InputStream in = Files.newInputStream(archive)) {
        if (to.service().isPresent()) {
          container(to.service().get()).unpack("/", in);
        } else {
          unpackInto(to.volume().orElseThrow(), in);
        }
      }
    } catch (IOException e) {
      throw new HarnessFailure("cannot copy to " + to.path(), e);
    } finally {
      forget(folder);
    }
  }

  /** The engine unpacks into a container that need not run. */
  private void unpackInto(String volume, InputStream archive) {
    Container helper =
        resources.helper(
            "helper",
            CellImages.HELPER,
            List.of(new Mount(resources.volume(volume), "/volume", false)),
            Map.of(),
            Map.of(),
            List.of("/bin/true"));
    helper.unpack("/volume", archive);
    helper.remove();
  }

  private static void forget(Path folder) {
    try {
      PreparedStates.delete(folder);
    } catch (IOException e) {
      throw new HarnessFailure("cannot remove " + folder, e);
    }
  }

  /** A path without its leading slash; {@code .} for the root. */
  private static String inside(String path) {
    String bare = path.replaceAll("^/+|/+$", "");
    return bare.isEmpty() ? "." : bare;
  }

  /** Owners, times, links and all attributes stay; a folder goes into the one that is there. */
  private void acrossVolumes(OnVolume from, Target to) {
    String copy =
        "[ -e \"/from/$FROM\" ] || [ -L \"/from/$FROM\" ] || exit "
            + NO_SUCH_FILE
            + "\nfrom=\"/from/$FROM\"\n"
            + "if [ -n \"$OWNER$MODE\" ]; then cp -a -T \"$from\" /tmp/data; from=/tmp/data; fi\n"
            + "[ -z \"$OWNER\" ] || chown -hR \"$OWNER\" \"$from\"\n"
            + "[ -z \"$MODE\" ] || find \"$from\" -type f -exec chmod \"$MODE\" {} +\n"
            + "mkdir -p \"$(dirname \"/to/$TO\")\"\n"
            + "cp -a -T \"$from\" \"/to/$TO\"\n";
    Container helper =
        resources.helper(
            "helper",
            CellImages.HELPER,
            List.of(
                new Mount(resources.volume(from.volume()), "/from", true),
                new Mount(resources.volume(to.volume().orElseThrow()), "/to", false)),
            Map.of(
                "FROM", inside(from.path()),
                "TO", inside(to.path()),
                "OWNER", to.owner().orElse(""),
                "MODE", to.mode().orElse("")),
            Map.of(),
            List.of("/bin/sh", "-ec", copy));
    complete(helper, from);
    helper.remove();
  }

  private void complete(Container helper, OnVolume from) {
    helper.start();
    String what = "copying " + from.path() + " of volume " + from.volume();
    if (helper.awaitExit(LIMIT).filter(s -> s.exitCode().orElse(0) == NO_SUCH_FILE).isPresent()) {
      throw missing("volume " + from.volume(), from.path());
    }
    VolumeArchives.complete(helper, LIMIT, what);
  }

  private static StepFailure missing(String where, String path) {
    return new StepFailure("copy.missing", where + " has no " + path, List.of());
  }

  private void take(Source from, Path archive) throws IOException {
    if (from instanceof HostFile file) {
      try (OutputStream out = Files.newOutputStream(archive)) {
        FileArchive.ofHost(file.path(), out);
      }
    } else if (from instanceof Handed file) {
      Optional<GivenFile> given = Optional.ofNullable(context.inputs().get(file.input()));
      try (OutputStream out = Files.newOutputStream(archive)) {
        HandedFiles.archive(file.input(), given, context.now(), out);
      }
    } else if (from instanceof Content content) {
      try (OutputStream out = Files.newOutputStream(archive)) {
        FileArchive.ofText(content.text(), context.now(), out);
      }
    } else if (from instanceof OnVolume file) {
      takeFromVolume(file, archive);
    } else if (from instanceof InService file) {
      Container container = container(file.service());
      try (InputStream in = container.copyOut(file.path())) {
        Files.copy(in, archive);
      } catch (EngineException e) {
        if (e.reason() == EngineException.Reason.FILE_MISSING) {
          throw missing(file.service(), file.path());
        }
        throw e;
      }
    }
  }

  private void takeFromVolume(OnVolume from, Path archive) {
    String take =
        "[ -e \"/volume/$FROM\" ] || [ -L \"/volume/$FROM\" ] || exit "
            + NO_SUCH_FILE
            + "\n"
            + "if [ -d \"/volume/$FROM\" ]; then cd \"/volume/$FROM\"; set -- .;"
            + " else cd \"$(dirname \"/volume/$FROM\")\"; set -- \"$(basename \"$FROM\")\"; fi\n"
            + "tar --format=posix --xattrs --acls --numeric-owner"
            + " --transform='flags=rh;s,^[^/]*,data,' -cf /tmp/files.tar \"$1\"\n";
    Container helper =
        resources.helper(
            "helper",
            CellImages.HELPER,
            List.of(new Mount(resources.volume(from.volume()), "/volume", true)),
            Map.of("FROM", inside(from.path())),
            Map.of(),
            List.of("/bin/sh", "-ec", take));
    complete(helper, from);
    VolumeArchives.copyOut(helper, "/tmp/files.tar", archive);
    helper.remove();
  }

  private Container container(String service) {
    return running
        .service(service)
        .or(() -> running.ended(service))
        .map(Up::container)
        .orElseThrow(
            () -> new StepFailure("service.not-running", service + " does not run", List.of()));
  }

  private void give(Path archive, Target to) throws IOException {
    if (to.service().isPresent()) {
      try (InputStream in = Files.newInputStream(archive)) {
        container(to.service().get()).unpack("/", in);
      }
      return;
    }
    String volume = to.volume().orElseThrow();
    Container helper =
        resources.helper(
            "helper",
            CellImages.HELPER,
            List.of(new Mount(resources.volume(volume), "/volume", false)),
            Map.of("TO", inside(to.path())),
            Map.of(),
            List.of(
                "/bin/sh",
                "-ec",
                "mkdir -p \"$(dirname \"/volume/$TO\")\"; tar --xattrs --acls --numeric-owner -xpf"
                    + " /tmp/files.tar -C /volume"));
    helper.copyIn("/tmp/files.tar", Files.readAllBytes(archive), 0600);
    helper.start();
    VolumeArchives.complete(helper, LIMIT, "copying to " + to.path() + " of volume " + volume);
    helper.remove();
  }
}
