package fr.teleguichet.fleet.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder in which OpenSSL works on the files of a test. */
record OpenSslFolder(Path folder) {

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Runs it; the test fails with what it says when it does not end well. */
  void openssl(String... words) throws IOException, InterruptedException {
    Path log = file("log");
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of("openssl"), Stream.of(words)).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      var _ = process.destroyForcibly();
    }
  }

  /** Makes {@code name-key.pem}, a key of a kind such as rsa:2048, and its certificate. */
  void pair(String name, String... kind) throws IOException, InterruptedException {
    openssl(
        Stream.of(
                List.of("req", "-x509", "-nodes", "-days", "9", "-subj", "/CN=" + name, "-newkey"),
                List.of(kind),
                List.of("-keyout", name + "-key.pem", "-out", name + ".pem"))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }
}
