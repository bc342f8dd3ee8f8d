package dev.seatrial.cli;

import dev.seatrial.cli.progress.RowTicker;
import dev.seatrial.compare.Progress;
import dev.seatrial.compare.StoreComparison;
import dev.seatrial.compare.StoreComparison.Outcome;
import dev.seatrial.source.Diagnostics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares every row of two stores, whatever kinds they are; both are only read.",
      "",
      "Without a mapping, all tables that both have are compared by their primary keys, and tables"
          + " of one side are differences. Passwords may come from PGPASSWORD, MYSQL_PWD,"
          + " REDISCLI_AUTH, ELASTIC_PASSWORD, ETCDCTL_PASSWORD; none is ever printed.",
      "",
    },
    footer = {
      "",
      "Examples:",
      "  seatrial compare sqlite:old.db postgresql://app@localhost/app",
      "  seatrial compare old.db new.db --dataset users --key users=name --differences diff.jsonl",
      "  seatrial compare old.db new.db --mapping mapping.yaml --format json",
      "",
      "Exit codes: 0 equal, or only allowed differences; 1 differences; 2 a mistake in usage or"
          + " YAML; 3 a store, or a dataset of it, that cannot be read.",
    })
final class CompareCommand implements Callable<Integer> {
  /** How the result is told. */
  enum Format {
    TEXT,
    JSON
  }

  @Parameters(
      index = "0",
      paramLabel = "BEFORE",
      description = {
        "sqlite:FILE, postgresql://USER@HOST/DATABASE, mysql://, mariadb://, mongodb://,"
            + " elasticsearch+http://HOST:9200, redis://HOST/NUMBER, etcd://HOST, file:FOLDER,"
            + " tar:FILE, an SQLite file, a folder, or the folder of a snapshot"
      })
  private String before = "";

  @Parameters(index = "1", paramLabel = "AFTER", description = "Likewise.")
  private String after = "";

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "YAML of the kind Comparison: what belongs together, and what may differ.")
  private @Nullable Path mapping;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "Compare only this one. May be repeated.")
  private List<String> datasets = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "DATASET=COLUMN[,COLUMN]",
      description = "Columns that identify a row. May be repeated.")
  private Map<String, String> keys = new LinkedHashMap<>();

  @Option(
      names = "--secret",
      paramLabel = "COLUMN",
      description = "Mask its values, in all datasets. May be repeated.")
  private List<String> secret = new ArrayList<>();

  @Option(
      names = "--other",
      paramLabel = "NAME=URL",
      description = "A store that the mapping says values have moved to. May be repeated.")
  private Map<String, String> others = new LinkedHashMap<>();

  @Option(
      names = "--first",
      paramLabel = "N",
      description = "Differences of each class that are shown of a dataset. Default: 10")
  private int first = 10;

  @Option(
      names = "--differences",
      paramLabel = "FILE",
      description = "Write all differences, a JSON object a line.")
  private @Nullable Path differences;

  @Option(
      names = "--structure",
      description = "Look at sequences, references and constraints, too.")
  private boolean structure;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json. Default: text")
  private Format format = Format.TEXT;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (first < 0) {
      throw new UsageError("--first is a number of differences, 0 or more.");
    }
    Map<String, List<String>> columns = new LinkedHashMap<>();
    keys.forEach(
        (name, list) ->
            columns.put(name, Arrays.stream(list.split(",")).map(String::strip).toList()));
    StoreComparison.Request request =
        new StoreComparison.Request(
            before,
            after,
            others,
            Optional.ofNullable(mapping),
            List.copyOf(datasets),
            columns,
            Set.copyOf(secret),
            first,
            Optional.ofNullable(differences),
            structure,
            System.getenv());
    Diagnostics diagnostics = new Diagnostics();
    Optional<Outcome> outcome = compare(request, diagnostics);
    ScenarioPaths.refuse(diagnostics);
    PrintWriter out = spec.commandLine().getOut();
    Outcome compared = outcome.orElseThrow();
    if (format == Format.JSON) {
      out.println(ComparedOutput.json(compared));
    } else {
      ComparedOutput.print(compared, out);
    }
    out.flush();
    for (String unread : compared.unread()) {
      spec.commandLine().getErr().println("not compared: " + unread);
    }
    if (!compared.equal()) {
      return ExitCode.FAILED;
    }
    return compared.unread().isEmpty() ? ExitCode.OK : ExitCode.HARNESS_ERROR;
  }

  private Optional<Outcome> compare(StoreComparison.Request request, Diagnostics diagnostics)
      throws IOException {
    Path scratch = Files.createTempDirectory("seatrial-compare");
    Progress progress = new Progress();
    RowTicker ticker = RowTicker.live(spec.commandLine().getErr(), Terminal.colour(), progress);
    try {
      return StoreComparison.compare(request, scratch, progress, diagnostics);
    } catch (IllegalArgumentException mistake) {
      throw new UsageError(String.valueOf(mistake.getMessage()));
    } finally {
      ticker.close();
      remove(scratch);
    }
  }

  private static void remove(Path folder) throws IOException {
    PathUtils.deleteDirectory(folder);
  }
}
