package dev.seatrial.cli;

import dev.seatrial.cli.progress.LiveProgress;
import dev.seatrial.cli.progress.ProgressMode;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import dev.seatrial.run.FakeService.Reply;
import dev.seatrial.run.Ferry;
import dev.seatrial.scenario.CorpusFixtures;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.trial.Repetitions;
import dev.seatrial.trial.Trial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A process of its own: runs three cells, and stays in the second one until it is ended. */
final class EndedRun {
  private static final String BOATS =
      "{\"items\": [{\"id\": 1, \"model\": \"tug\", \"name\": \"argo\", \"state\": \"afloat\"}]}";

  private EndedRun() {}

  public static void main(String[] args) throws IOException {
    Path project = Path.of(args[0]);
    ProgressMode mode = ProgressMode.valueOf(args[1]);
    CorpusFixtures.copyTo(project);
    Path scenario = Files.createDirectories(project.resolve("scenarios")).resolve("ferried.yaml");
    Files.copy(Path.of(args[2], "ferried.yaml"), scenario);
    Ferry ferry = new Ferry(project);
    AtomicInteger started = new AtomicInteger();
    CountDownLatch never = new CountDownLatch(1);
    ferry.dock.on(
        "POST /login",
        () -> {
          if (started.incrementAndGet() > 1) {
            await(never);
          }
          return new Reply(200, "{\"key\": \"" + Ferry.KEY + "\"}");
        });
    ferry.quay.on("GET /boats", 200, BOATS);
    Plan plan =
        Repetitions.of(
            Planner.plan(Trial.load(List.of(scenario), new Diagnostics()), Selection.ALL, 1), 3);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    LiveProgress live = LiveProgress.begin(mode, out, false, plan);
    // Each cell is to log in.
    Trial.Options options =
        new Trial.Options(ImageResolver.Mode.AUTO, Optional.empty(), false, false);
    PrintWriter said =
        mode == ProgressMode.JSON ? new PrintWriter(System.err, true, StandardCharsets.UTF_8) : out;
    System.exit(
        new LiveRun(plan, ferry.engine, options, live, said, Optional.empty(), false).run());
  }

  private static void await(CountDownLatch never) {
    try {
      boolean unused = never.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
