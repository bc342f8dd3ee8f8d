package dev.seatrial.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shards of an Elasticsearch node as they lie on disk: {@code INDEX/SHARD/index}, with files of
 * Lucene. The newest commit of a shard tells the version of Lucene that opened it last.
 */
final class LuceneIndices implements Database {
  private static final String COMMIT = "segments_";
  private static final int COMMIT_RADIX = 36;

  private final Path data;
  private Optional<Flaw> flaw = Optional.empty();
  private int[] version = {};

  private LuceneIndices(Path data) {
    this.data = data;
  }

  /**
   * Reads all of them.
   *
   * @param data the folder that an operator has
   * @param indices path of the folder with a folder for each index, below it
   * @throws IOException when a file cannot be read
   */
  static LuceneIndices read(Path data, String indices) throws IOException {
    LuceneIndices read = new LuceneIndices(data);
    List<Path> shards = shards(data.resolve(indices));
    if (shards.isEmpty()) {
      read.flaw = Optional.of(new Flaw("There is no index in " + indices + ".", read.again()));
    }
    for (Path shard : shards) {
      if (read.flaw.isEmpty()) {
        read.flaw = read.shard(shard);
      }
    }
    return read;
  }

  private static List<Path> shards(Path indices) throws IOException {
    List<Path> shards = new ArrayList<>();
    for (Path index : list(indices)) {
      for (Path shard : list(index)) {
        if (String.valueOf(shard.getFileName()).matches("[0-9]+")) {
          shards.add(shard);
        }
      }
    }
    return shards;
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private Optional<Flaw> shard(Path shard) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    for (Path file : list(shard.resolve("index"))) {
      files.put(String.valueOf(file.getFileName()), file);
    }
    Optional<Path> commit =
        files.entrySet().stream()
            .filter(it -> it.getKey().matches(COMMIT + "[0-9a-z]{1,10}"))
            .max(Comparator.comparingLong(it -> generation(it.getKey())))
            .map(Map.Entry::getValue);
    if (commit.isEmpty()) {
      return missing(shard.resolve("index/" + COMMIT + "*"));
    } else if (!Files.exists(shard.resolve("translog/translog.ckp"))) {
      return missing(shard.resolve("translog/translog.ckp"));
    }
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Optional<Flaw> wrong = file(file.getKey(), file.getValue(), files);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    int[] its = LuceneFile.version(commit.get());
    if (Arrays.compare(its, version) > 0) {
      version = its;
    }
    return Optional.empty();
  }

  private static long generation(String commit) {
    return Long.parseLong(commit.substring(COMMIT.length()), COMMIT_RADIX);
  }

  private Optional<Flaw> file(String name, Path file, Map<String, Path> all) throws IOException {
    if (name.startsWith("corrupted_")) {
      return Optional.of(
          new Flaw("The node has found its own data damaged: " + shown(file) + ".", again()));
    } else if (!name.matches("_[0-9a-z]+[._].+|" + COMMIT + ".+")) {
      // A lock, or something that Lucene does not read.
      return Optional.empty();
    }
    if (name.endsWith(".si")) {
      String segment = name.substring(0, name.length() - ".si".length());
      List<String> parts =
          all.containsKey(segment + ".cfe") || all.containsKey(segment + ".cfs")
              ? List.of(".cfs", ".cfe")
              : List.of(".fdt", ".fnm");
      for (String part : parts) {
        if (!all.containsKey(segment + part)) {
          return missing(file.resolveSibling(segment + part));
        }
      }
    }
    return LuceneFile.whole(file)
        ? Optional.empty()
        : Optional.of(
            new Flaw(shown(file) + " is damaged, or was not copied as a whole.", again()));
  }

  private Optional<Flaw> missing(Path file) {
    return Optional.of(new Flaw("There is no " + shown(file) + ".", again()));
  }

  private String shown(Path file) {
    return data.relativize(file).toString();
  }

  @Override
  public Optional<Flaw> flaw() {
    return flaw;
  }

  @Override
  public Optional<String> told() {
    return Optional.of(
            Arrays.stream(version).mapToObj(String::valueOf).collect(Collectors.joining(".")))
        .filter(it -> !it.isEmpty());
  }

  @Override
  public String whole() {
    return "Every shard has its commit and its translog, and every file its checksum.";
  }

  @Override
  public String again() {
    return "Stop the old node, copy the whole folder again, and rehearse with that copy.";
  }
}
