package dev.seatrial.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineAddressTest {
  private final Path folder;

  EngineAddressTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aSocketThatIsNotThere() {
    assertThat(failure("unix://" + folder + "/none.sock"))
        .hasMessageStartingWith("DOCKER_HOST, unix://")
        .hasMessageContaining("names a socket that does not exist");
  }

  @Test
  void noEngineAtTheUsualPlace() {
    URI usual = URI.create("unix://" + folder + "/docker.sock");
    assertThat(new EngineAddress(usual, false, false).failure(new IOException("No such file")))
        .hasMessageStartingWith("No container engine is running: there is no ");
  }

  @Test
  void aSocketThatNobodyListensTo() throws IOException {
    Path socket = folder.resolve("dead.sock");
    try (ServerSocketChannel server = listen(socket)) {
      assertThat(server.isOpen()).isTrue();
    }
    assertThat(failure("unix://" + socket))
        .hasMessageStartingWith("No container engine is running: nothing listens at");
  }

  @Test
  void aSocketOfSomeoneElse() {
    URI uri = URI.create("unix://" + folder);
    assertThat(new EngineAddress(uri, false, false).failure(new IOException("Permission denied")))
        .hasMessageContaining("does not let this user in");
  }

  @Test
  void anAddressThatMakesNoSense() {
    assertThat(failure("hello world")).hasMessageContaining("is not an address");
    assertThat(failure("ftp://x")).hasMessageContaining("unknown scheme 'ftp'");
  }

  @Test
  void anEngineThatSpeaksAnOldApi() throws Exception {
    Path socket = folder.resolve("old.sock");
    try (ServerSocketChannel server = listen(socket)) {
      Thread answering =
          new Thread(() -> answer(server, "HTTP/1.1 200 OK\r\nApi-Version: 1.24\r\n\r\nOK"));
      answering.start();
      EngineException e = failure("unix://" + socket);
      answering.join();
      assertThat(e.reason()).isEqualTo(Reason.ENGINE_TOO_OLD);
      assertThat(e).hasMessage("The container engine speaks API 1.24, which is too old.");
    }
  }

  @Test
  void somethingElseThatListensThere() throws Exception {
    Path socket = folder.resolve("other.sock");
    try (ServerSocketChannel server = listen(socket)) {
      Thread answering =
          new Thread(() -> answer(server, "HTTP/1.1 404 Not Found\r\nServer: other\r\n\r\n"));
      answering.start();
      EngineException e = failure("unix://" + socket);
      answering.join();
      assertThat(e).hasMessageContaining("what listens there is no container engine");
      assertThat(e.remedy()).contains("Correct DOCKER_HOST");
    }
  }

  @Test
  void aHostThatNobodyKnows() {
    assertThat(failure("tcp://nowhere.invalid:1")).hasMessageContaining("no host has this name");
  }

  @Test
  void versionsAreComparedAsNumbers() {
    EngineAddress.requireNew("1.100");
    EngineAddress.requireNew(EngineAddress.OLDEST_API);
    assertThatThrownBy(() -> EngineAddress.requireNew("1.9")).isInstanceOf(EngineException.class);
  }

  private EngineException failure(String host) {
    return catchThrowableOfType(
        EngineException.class, () -> EngineAddress.of(Map.of("DOCKER_HOST", host)).check());
  }

  private static ServerSocketChannel listen(Path socket) throws IOException {
    return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(socket));
  }

  private static void answer(ServerSocketChannel server, String text) {
    try (SocketChannel client = server.accept()) {
      client.read(ByteBuffer.allocate(1024));
      client.write(StandardCharsets.US_ASCII.encode(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
