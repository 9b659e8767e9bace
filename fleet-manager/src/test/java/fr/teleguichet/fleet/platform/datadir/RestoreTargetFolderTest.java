package fr.teleguichet.fleet.platform.datadir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder while a backup is restored into it, and what a power cut leaves of that. */
final class RestoreTargetFolderTest {
  @TempDir private Path folder;

  private static ByteArrayInputStream content(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void noManagerStartsInItUntilItIsFinished() throws IOException {
    try (RestoreTargetFolder restored = RestoreTargetFolder.open(folder)) {
      restored.put("authority/root/root.pem", content("root"));
    }

    assertThatExceptionOfType(DataFolderException.class)
        .isThrownBy(() -> DataFolder.open(folder).close())
        .withMessageContaining("is not all there");

    try (RestoreTargetFolder restored = RestoreTargetFolder.open(folder)) {
      restored.finish();
    }
    DataFolder.open(folder).close();
    assertThat(folder.resolve("authority/root/root.pem")).hasContent("root");
  }

  @Test
  void begunAnewItHasNothingOfTheTimeBefore() throws IOException {
    try (RestoreTargetFolder restored = RestoreTargetFolder.open(folder)) {
      restored.put("authority/root/root.pem", content("half a ro"));
      restored.put("run/device.port", content("1"));
    }

    try (RestoreTargetFolder restored = RestoreTargetFolder.open(folder)) {
      restored.clear();
      restored.put("run/device.port", content("8443"));
      restored.finish();
    }

    assertThat(folder.resolve("authority")).doesNotExist();
    assertThat(folder.resolve("run/device.port")).hasContent("8443");
    DataFolder.open(folder).close();
  }

  @Test
  void onlyItsOwnerReadsWhatIsPutThere() throws IOException {
    try (RestoreTargetFolder restored = RestoreTargetFolder.open(folder)) {
      restored.put("authority/root/root-key.pem", content("key"));
    }

    assertThat(mode("authority")).isEqualTo("rwx------");
    assertThat(mode("authority/root")).isEqualTo("rwx------");
    assertThat(mode("authority/root/root-key.pem")).isEqualTo("rw-------");
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  @Test
  void aFolderWithAnythingInItIsRefusedAndLeftAsItIs() throws IOException {
    Path _ = Files.writeString(folder.resolve("api-token"), "precious");

    assertThatExceptionOfType(DataFolderException.class)
        .isThrownBy(() -> RestoreTargetFolder.open(folder).close())
        .withMessageContaining("is not empty");

    assertThat(folder.resolve("api-token")).hasContent("precious");
    DataFolder.open(folder).close();
  }

  @Test
  void aFolderInWhichAManagerKnowsItsPortsIsNotEmpty() throws IOException {
    try (DataFolder data = DataFolder.open(folder)) {
      AtomicFileWriter.write(data.runFile("database.port"), "3306");
    }

    assertThatExceptionOfType(DataFolderException.class)
        .isThrownBy(() -> RestoreTargetFolder.open(folder).close())
        .withMessageContaining("is not empty");
  }

  @Test
  void aFolderThatAManagerUsesIsRefused() throws IOException {
    try (DataFolder _ = DataFolder.open(folder)) {
      assertThatExceptionOfType(DataFolderException.class)
          .isThrownBy(() -> RestoreTargetFolder.open(folder).close())
          .withMessageContaining("in use");
    }
  }
}
