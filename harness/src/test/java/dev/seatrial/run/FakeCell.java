package dev.seatrial.run;

import dev.seatrial.engine.FakeEngine;
import dev.seatrial.image.ResolvedImage;
import dev.seatrial.observation.Observation;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Harbour;
import dev.seatrial.plan.Masker;
import dev.seatrial.scenario.Expected;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.source.Location;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What the parts of a running cell share, on an engine in memory. */
final class FakeCell {
  static final Location HERE = new Location("a.yaml", 1, 1, 1);

  final FakeEngine engine = new FakeEngine();
  final Cell cell = Harbour.ferried();
  final Masker masker = Masker.of(cell);
  final Captures captures = new Captures(cell.values(), masker);
  final List<Observation> seen = new CopyOnWriteArrayList<>();
  volatile Consumer<Observation> watcher = observation -> {};
  final List<String> waits = new CopyOnWriteArrayList<>();
  final CleanupStack cleanup = new CleanupStack();
  final Map<String, ResolvedImage> images = new LinkedHashMap<>();
  final CellContext context;
  private volatile Instant now = Instant.parse("2026-01-02T03:00:00Z");

  FakeCell(Path directory) {
    RunListener listener =
        new RunListener() {
          @Override
          public void waiting(String what) {
            waits.add(what);
          }
        };
    InstantSource time = () -> now;
    Clock clock = time.withZone(ZoneOffset.UTC);
    context =
        new CellContext(
            "r1",
            cell,
            engine,
            Map.of(),
            directory.resolve("public"),
            directory.resolve("private"),
            captures,
            masker,
            clock,
            this::sees,
            listener,
            cleanup);
    cell.services().keySet().forEach(this::image);
    image(CellImages.HELPER);
    image(CellImages.SOCKET_PROXY);
    captures.values().put("image.mover", "harbour/mover:1");
  }

  private void image(String service) {
    images.put(
        service,
        new ResolvedImage(
            service,
            engine.addImage(service).id(),
            ResolvedImage.Source.ASSEMBLED,
            Optional.empty(),
            Optional.of("recipe of " + service),
            1,
            Map.of(),
            Map.of()));
  }

  CellContainers containers() {
    return new CellContainers(context, images);
  }

  /** Asks services where they are said to be. */
  Caller caller(OutageProbe.Services services) {
    CellContainers containers = containers();
    VolumeArchives archives = new VolumeArchives(containers.resources());
    CellStores stores = new CellStores(context, containers, archives);
    return new Caller(context, services, containers.running(), stores);
  }

  private void sees(Observation observation) {
    seen.add(observation);
    watcher.accept(observation);
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  <T extends Observation> List<T> seen(Class<T> kind) {
    return seen.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** A request that expects 200. */
  static HttpCall call(String service, String path) {
    return call(service, path, Map.of(), Map.of());
  }

  static HttpCall call(
      String service, String path, Map<String, String> expect, Map<String, String> capture) {
    return new HttpCall(
        service,
        Optional.empty(),
        "GET",
        path,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of(200),
        texts(expect),
        capture,
        HERE);
  }

  /** JSONPath to the text that must be there. */
  static Map<String, Expected> texts(Map<String, String> expect) {
    Map<String, Expected> all = new LinkedHashMap<>();
    expect.forEach((path, text) -> all.put(path, new Expected.Text(text)));
    return all;
  }
}
