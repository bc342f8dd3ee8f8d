package dev.seatrial.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.store.Dataset;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tests make files of other owners and devices: they run as root. */
class FilesReaderTest {
  private final Path lists;
  private final Path tree;

  FilesReaderTest(@TempDir Path folder) throws IOException {
    lists = Files.createDirectory(folder.resolve("lists"));
    tree = Files.createDirectory(folder.resolve("tree"));
  }

  @BeforeEach
  void everyKindOfFile() throws IOException {
    Tree.make(
        tree,
        """
        printf ahoy > cargo
        chmod 640 cargo && chown 1000:2000 cargo
        touch -d '2026-01-02T03:04:05.123456789Z' cargo
        printf run > tool && chmod 4755 tool
        mkdir -p deck/cabin hold && chmod 1777 hold
        printf old > deck/log && touch -d '1960-01-02T03:04:05.5Z' deck/log
        ln deck/log a-log && ln deck/log deck/cabin/log
        printf x > deck-plan && printf y > 'deck!'
        ln -s deck/log to-file && ln -s deck to-deck && ln -s nowhere dangling && ln -s loop loop
        ln -s "$PWD/cargo" absolute
        mkfifo pipe && mknod null c 1 3 && mknod disk b 259 70000
        truncate -s 3M sparse && printf end >> sparse
        head -c 300000 /dev/zero > zeros
        ln pipe pipe-too && ln -s x linked && ln linked linked-too
        touch -d '2026-01-02T03:04:05Z' deck hold .
        """);
    xattr("cargo", "mark", "fragile");
    xattr("cargo", "raw", "\u0000\u0001");
    xattr("hold", "a=b%c", "");
  }

  private void xattr(String file, String name, String value) throws IOException {
    Files.getFileAttributeView(tree.resolve(file), UserDefinedFileAttributeView.class)
        .write(name, ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
  }

  private Map<String, Map<String, String>> local(String directory) {
    try (FilesReader reader = FilesReader.local(tree)) {
      return Tree.read(reader, directory);
    }
  }

  private Map<String, Map<String, String>> printed(String directory) {
    try (FilesReader reader = FilesReader.of(new HostStreams(tree, lists))) {
      return Tree.read(reader, directory);
    }
  }

  @Test
  void allIsReadOfAFile() {
    Map<String, Map<String, String>> rows = local(".");
    assertThat(rows.get("cargo"))
        .isEqualTo(
            Map.of(
                "type", "file",
                "mode", "0640",
                "uid", "1000",
                "gid", "2000",
                "size", "4",
                "mtime", "2026-01-02T03:04:05.123456Z",
                "sha256", "2355f39e9d5f0c96c668f4d8e83fe9e76246caa8c85bd888b8d80826968e7b31",
                "xattrs", "{\"user.mark\":\"fragile\",\"user.raw\":{\"base64\":\"AAE=\"}}"));
    assertThat(rows.get("."))
        .isEqualTo(
            Map.of(
                "type", "directory",
                "mode", "0755",
                "uid", "0",
                "gid", "0",
                "mtime", "2026-01-02T03:04:05.000000Z"));
    assertThat(rows.get("hold"))
        .containsEntry("mode", "1777")
        .containsEntry("xattrs", "{\"user.a=b%c\":\"\"}");
    assertThat(rows.get("tool")).containsEntry("mode", "4755").doesNotContainKey("hard_link");
    assertThat(rows.get("deck/log")).containsEntry("mtime", "1960-01-02T03:04:05.500000Z");
    assertThat(rows.get("sparse")).containsEntry("size", "3145731");
  }

  @Test
  void linksAreNotFollowedButTried() {
    Map<String, Map<String, String>> rows = local(".");
    assertThat(rows.get("to-deck"))
        .containsEntry("type", "symlink")
        .containsEntry("target", "deck")
        .containsEntry("resolves", "true")
        .doesNotContainKeys("size", "sha256");
    assertThat(rows.get("absolute"))
        .containsEntry("target", tree + "/cargo")
        .containsEntry("resolves", "true");
    assertThat(rows.get("dangling")).containsEntry("resolves", "false");
    assertThat(rows.get("loop")).containsEntry("target", "loop").containsEntry("resolves", "false");
  }

  @Test
  void namesOfOneFileAreKnownByTheFirst() {
    Map<String, Map<String, String>> rows = local(".");
    assertThat(List.of("a-log", "deck/cabin/log", "deck/log"))
        .allSatisfy(name -> assertThat(rows.get(name)).containsEntry("hard_link", "a-log"))
        .allSatisfy(name -> assertThat(rows.get(name)).containsEntry("size", "3"))
        .allSatisfy(name -> assertThat(rows.get(name)).containsKey("sha256"));
    assertThat(rows.get("pipe-too")).containsEntry("hard_link", "pipe");
    assertThat(rows.get("linked-too"))
        .containsEntry("hard_link", "linked")
        .containsEntry("target", "x");
    assertThat(local("deck").get("log")).containsEntry("hard_link", "cabin/log");
  }

  @Test
  void specialFilesAreNeverOpened() {
    Map<String, Map<String, String>> rows = local(".");
    assertThat(rows.get("pipe")).containsEntry("type", "fifo").doesNotContainKey("sha256");
    assertThat(rows.get("null")).containsEntry("type", "character").containsEntry("device", "1:3");
    assertThat(rows.get("disk"))
        .containsEntry("type", "block")
        .containsEntry("device", "259:70000");
  }

  @Test
  void bothSourcesGiveEqualRowsWhateverTheNames() {
    Tree.make(
        tree,
        """
        printf 1 > "$(printf 'new\\nline')"
        printf 2 > "$(printf 'not\\377utf8')"
        printf 3 > "$(printf 'not\\376utf8')"
        printf 4 > "$(printf '\\355\\225\\234\\352\\270\\200')"
        printf 5 > "$(printf '%0250d' 7)"
        printf 6 > '\\x41'
        printf 7 > ' '
        printf 8 > '*?"%25'
        printf 9 > -n
        mkdir "$(printf 'd\\200')" && printf 10 > "$(printf 'd\\200/x')"
        ln -s "$(printf 'not\\377utf8')" odd && ln -s "$(printf 'x\\377//y/')" gone
        deep="$(printf '%0200d' 7)/$(printf '%0200d' 8)/$(printf '%0200d' 9)"
        mkdir -p "$deep" && printf 11 > "$deep/file"
        ln -s "$deep/file" long
        """);
    Map<String, Map<String, String>> rows = local(".");
    assertThat(rows)
        .containsKeys(
            "new\nline", "\\x6e6f74ff75746638", "\\x6e6f74fe75746638", "한글", "\\\\x41", " ", "-n")
        .containsKeys("\\x6480", "\\x64802f78");
    assertThat(rows.get("odd"))
        .containsEntry("target", "\\x6e6f74ff75746638")
        .containsEntry("resolves", "true");
    assertThat(rows.get("gone")).containsEntry("target", "\\x78ff2f2f792f");
    assertThat(printed(".")).isEqualTo(rows);
    assertThat(printed("deck")).isEqualTo(local("deck")).containsKeys(".", "log", "cabin/log");
    assertThat(local("deck/cabin")).containsOnlyKeys(".", "log");
  }

  @Test
  void rowsComeInTheOrderOfTheBytesOfTheirPaths() {
    assertThat(List.copyOf(local(".").keySet()))
        .isSorted()
        .containsSubsequence("deck", "deck!", "deck-plan", "deck/cabin", "deck/log");
    Tree.make(tree, "touch ./-a ./.b ./!c ./+d");
    assertThat(local(".").keySet()).startsWith("!c", "+d", "-a", ".", ".b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "printf AHOY > cargo | cargo=sha256",
        "chmod 600 cargo | cargo=mode",
        "chmod u-s tool | tool=mode",
        "chown 1000:0 cargo | cargo=gid",
        "chown -h 7 dangling | dangling=uid",
        "touch -d 2026-01-02T03:04:05.123455Z cargo | cargo=mtime",
        "touch -h -d 2026-01-02T03:04:05Z dangling | dangling=mtime",
        "truncate -s -1 zeros | zeros=sha256,size",
        "ln -sfn hold to-deck | to-deck=target",
        "printf x > nowhere | dangling=resolves;nowhere=*",
        "rm cargo | absolute=resolves;cargo=*",
        "cp -p a-log t; mv t a-log | a-log=hard_link;deck/cabin/log=hard_link;deck/log=hard_link",
        "setx hold | hold=xattrs",
        "rm null; touch null; chmod 644 null | null=device,sha256,size,type",
        "rm null; mknod null c 1 5 | null=device",
        "rm pipe-too; printf x > pipe-too | pipe=hard_link;pipe-too=hard_link,sha256,size,type",
        "rmdir hold | hold=*",
        "mv cargo Cargo | Cargo=*;absolute=resolves;cargo=*",
        "rm zeros; truncate -s 300000 zeros | ''",
      })
  void everyDefectShowsInItsColumn(String script, String expected) throws IOException {
    Map<String, Map<String, String>> before = local(".");
    if (script.startsWith("setx ")) {
      Files.getFileAttributeView(tree.resolve("hold"), UserDefinedFileAttributeView.class)
          .delete("a=b%c");
    } else {
      // What was only copied keeps its times, as a good migration would.
      Tree.make(tree, "cp -a . ../was; " + script);
      Tree.make(
          tree,
          """
          find . | while read -r f; do
            if [ -e "../was/$f" ] || [ -L "../was/$f" ]; then touch -h -r "../was/$f" "$f"; fi
          done
          """
              .repeat(script.startsWith("touch") ? 0 : 1));
    }
    for (Map<String, Map<String, String>> after : List.of(local("."), printed("."))) {
      Map<String, String> changed = changed(before, after);
      List<String> said = new ArrayList<>();
      changed.forEach((path, columns) -> said.add(path + "=" + columns));
      assertThat(String.join(";", said)).isEqualTo(expected);
    }
  }

  /** Paths to the columns that differ, * for all of the row. */
  private static Map<String, String> changed(
      Map<String, Map<String, String>> before, Map<String, Map<String, String>> after) {
    Map<String, String> changed = new TreeMap<>();
    before.forEach((path, row) -> changed.put(path, columns(row, after.get(path))));
    after.forEach((path, row) -> changed.putIfAbsent(path, "*"));
    changed.values().removeIf(String::isEmpty);
    return changed;
  }

  private static String columns(Map<String, String> row, @Nullable Map<String, String> other) {
    if (other == null) {
      return "*";
    }
    TreeMap<String, String> all = new TreeMap<>(row);
    all.putAll(other);
    all.keySet().removeIf(column -> Objects.equals(row.get(column), other.get(column)));
    return String.join(",", all.keySet());
  }

  @Test
  void aTreeThatChangesWhileItIsReadIsAnError() throws IOException {
    try (FilesReader reader = FilesReader.local(tree);
        RowCursor rows = reader.open(Dataset.of("."))) {
      assertThat(rows.next()).isNotNull();
      Files.delete(tree.resolve("zeros"));
      assertThatThrownBy(() -> drain(rows))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.remedy()).contains("stop what writes"))
          .hasMessageContaining("zeros is not there, or went away");
    }
    HostStreams streams = new HostStreams(tree, lists);
    streams.afterListing(() -> Tree.make(tree, "printf more >> cargo"));
    try (FilesReader reader = FilesReader.of(streams);
        RowCursor rows = reader.open(Dataset.of("."))) {
      assertThatThrownBy(() -> drain(rows))
          .isInstanceOf(StoreException.class)
          .hasMessage("The tree changed at cargo while it was read.");
    }
    streams.afterListing(() -> Tree.make(tree, "rm tool"));
    try (FilesReader reader = FilesReader.of(streams);
        RowCursor rows = reader.open(Dataset.of("."))) {
      assertThatThrownBy(() -> drain(rows)).isInstanceOf(StoreException.class);
    }
  }

  private static void drain(RowCursor rows) {
    for (Row row = rows.next(); row != null; row = rows.next()) {
      assertThat(row.size()).isEqualTo(FilesReader.columns().size());
    }
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> FilesReader.local(tree.resolve("nowhere")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("nowhere is not there");
    assertThatThrownBy(() -> FilesReader.local(tree.resolve("cargo")))
        .hasMessageContaining("cargo is not a directory");
    try (FilesReader reader = FilesReader.local(tree)) {
      assertThat(reader.tables()).containsExactly(".");
      for (String wrong : List.of("nowhere", "to-deck", "cargo", "../tree", "/deck")) {
        assertThatThrownBy(() -> reader.open(Dataset.of(wrong)))
            .as(wrong)
            .isInstanceOf(StoreException.class);
      }
      assertThatThrownBy(() -> reader.open(Dataset.of(".", "sha256")))
          .hasMessageContaining("known by their path");
    }
  }

  @Test
  void manyFilesAreReadAlike() {
    Tree.make(
        tree,
        """
        mkdir many && cd many
        seq -f 'd%03g' 0 99 | xargs mkdir
        seq 0 49899 | awk '{printf "d%03d/file-%d\\n", $1 % 100, $1}' | xargs touch
        """);
    assertThat(local("many")).hasSize(50_001).isEqualTo(printed("many"));
  }
}
