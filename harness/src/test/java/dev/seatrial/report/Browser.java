package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium with one tab, told what to do by the DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path profile;
  private final Process process;
  private final WebSocket socket;
  private final String session;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final AtomicInteger loads = new AtomicInteger();

  private Browser(Path executable) throws IOException {
    profile = Files.createTempDirectory("seatrial-browser-");
    process =
        new ProcessBuilder(
                executable.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("log").toFile())
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    Awaitility.await("the browser tells its port")
        .atMost(PATIENCE)
        .until(() -> Files.exists(port) && Files.readAllLines(port).size() >= 2);
    List<String> lines = Files.readAllLines(port);
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)), new Listener())
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
    String tab =
        send("", "Target.createTarget", Map.of("url", "about:blank")).path("targetId").asText();
    session =
        send("", "Target.attachToTarget", Map.of("targetId", tab, "flatten", true))
            .path("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Log")) {
      tell(domain + ".enable", Map.of());
    }
  }

  /** Starts it; the test is aborted where there is none. */
  static Browser start() {
    Optional<Path> executable =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(
                name ->
                    Stream.of(
                            System.getenv()
                                .getOrDefault("PATH", "")
                                .split(Pattern.quote(File.pathSeparator)))
                        .map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(
        executable.isPresent(), "there is no Chromium here; `.ci/browser.sh` installs Debian's");
    try {
      return new Browser(executable.orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a page and waits until it is there. */
  void open(Path file, String query) {
    int before = loads.get();
    tell("Page.navigate", Map.of("url", file.toUri() + query));
    loaded(before);
  }

  /** Does something that leads to another page, and waits until it is there. */
  void follow(Runnable action) {
    int before = loads.get();
    action.run();
    loaded(before);
  }

  private void loaded(int before) {
    Awaitility.await("the page is loaded").atMost(PATIENCE).until(() -> loads.get() > before);
  }

  /** The value of an expression on the page. */
  JsonNode eval(String script) {
    JsonNode answer =
        tell(
            "Runtime.evaluate",
            Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
    assertThat(answer.path("exceptionDetails").toString()).as(script).isEmpty();
    return answer.at("/result/value");
  }

  /** The texts of an expression that is an array of them. */
  List<String> texts(String script) {
    List<String> texts = new ArrayList<>();
    eval(script).forEach(it -> texts.add(it.asText()));
    return texts;
  }

  /** Presses a key as a person does. */
  void press(String key) {
    Map<String, Integer> codes =
        Map.of(
            "Tab",
            9,
            "Enter",
            13,
            "ArrowLeft",
            37,
            "ArrowUp",
            38,
            "ArrowRight",
            39,
            "ArrowDown",
            40);
    int code = codes.getOrDefault(key, 0);
    ObjectNode event = JSON.createObjectNode();
    event
        .put("type", "keyDown")
        .put("key", key)
        .put("code", key)
        .put("windowsVirtualKeyCode", code);
    if (key.equals("Enter")) {
      event.put("text", "\r");
    }
    tell("Input.dispatchKeyEvent", event);
    tell("Input.dispatchKeyEvent", event.deepCopy().put("type", "keyUp"));
  }

  /** How the page is seen. */
  void look(int width, boolean dark) {
    tell(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    tell(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** What is printed, base64. */
  String pdf() {
    return tell("Page.printToPDF", Map.of()).path("data").asText();
  }

  /** Errors and warnings of all pages so far. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Likewise, and begins anew. */
  List<String> forgetComplaints() {
    List<String> all = complaints();
    complaints.clear();
    return all;
  }

  private JsonNode tell(String method, Object params) {
    return send(session, method, params);
  }

  private JsonNode send(String to, String method, Object params) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(params));
    if (!to.isEmpty()) {
      message.put("sessionId", to);
    }
    socket.sendText(message.toString(), true).join();
    JsonNode told = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    assertThat(told.path("error").toString()).as(method).isEmpty();
    return told.path("result");
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor();
      PathUtils.deleteDirectory(profile);
    } catch (IOException e) {
      // The folder is in /tmp: a browser that still writes to it may have the last word.
      profile.toFile().deleteOnExit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        heard(parts.toString());
        parts.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }

    private void heard(String text) {
      try {
        JsonNode message = JSON.readTree(text);
        CompletableFuture<JsonNode> waiting = answers.remove(message.path("id").asInt());
        if (waiting != null) {
          waiting.complete(message);
        }
        JsonNode params = message.path("params");
        switch (message.path("method").asText()) {
          case "Page.loadEventFired" -> loads.incrementAndGet();
          case "Runtime.exceptionThrown" -> complaints.add(params.toString());
          case "Log.entryAdded" -> complaints.add(params.path("entry").toString());
          case "Runtime.consoleAPICalled" -> complaints.add(params.path("args").toString());
          default -> {}
        }
      } catch (IOException e) {
        complaints.add(e.toString());
      }
    }
  }
}
