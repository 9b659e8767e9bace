package fr.teleguichet.provisioning.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.provisioning.process.InstalledProgramRunner;
import fr.teleguichet.provisioning.process.SystemProgramRunner;
import fr.teleguichet.provisioning.trouble.TroubleException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on a card after it was written, and after it could not be. */
final class ImageWriterTest {

  /** No whole number of pieces, and no whole number of blocks. */
  private static final int SIZE = 2 * ImageWriter.PIECE + 12_345;

  private static final int HEAD = 1 << 20;
  private static final SystemProgramRunner PROGRAMS =
      new InstalledProgramRunner(Duration.ofMinutes(1));

  @TempDir private Path folder = Path.of("");

  @Test
  void aFileIsTheImageByteForByte() throws Exception {
    Path image = image();
    Path card = folder.resolve("card");
    Files.writeString(card, "what was there before, longer than nothing");

    new ImageWriter(PROGRAMS, _ -> {}).write(SystemImage.at(image), card);

    assertThat(Files.mismatch(image, card)).isNegative();
  }

  @Test
  void theImageIsNeverItsOwnTargetWhateverItIsCalled() throws Exception {
    Path image = image();
    SystemImage system = SystemImage.at(image);
    byte[] before = Files.readAllBytes(image);
    for (Path card :
        List.of(
            image,
            Files.createSymbolicLink(folder.resolve("link"), image),
            Files.createLink(folder.resolve("hard-link"), image))) {
      assertThatThrownBy(() -> new ImageWriter(PROGRAMS, _ -> {}).write(system, card))
          .hasMessageContaining("flash.itself");
    }

    assertThat(image).hasBinaryContent(before);
  }

  @Test
  void emptyPartsOfTheImageTakeNoRoomAndAreThere() throws Exception {
    Path image = folder.resolve("empty.img");
    Files.write(image, new byte[SIZE]);
    digest(image, Files.readAllBytes(image));
    Path card = folder.resolve("card");

    new ImageWriter(PROGRAMS, _ -> {}).write(SystemImage.at(image), card);

    assertThat(Files.mismatch(image, card)).isNegative();
  }

  @Test
  void anImageThatWasDamagedOnItsWayLeavesNothingToStartFrom() throws Exception {
    Path image = image();
    SystemImage system = SystemImage.at(image);
    flip(image, SIZE - 1);
    Path card = folder.resolve("card");

    assertThatThrownBy(() -> new ImageWriter(PROGRAMS, _ -> {}).write(system, card))
        .isInstanceOfSatisfying(
            TroubleException.class, it -> assertThat(it.say().key()).isEqualTo("flash.damaged"));
    assertThat(Arrays.copyOf(Files.readAllBytes(card), HEAD)).isEqualTo(new byte[HEAD]);
  }

  @Test
  void aByteThatIsReadDifferentlyIsNamed() throws Exception {
    Path image = image();
    Path card = folder.resolve("card");
    new ImageWriter(PROGRAMS, _ -> {}).write(SystemImage.at(image), card);
    flip(card, ImageWriter.PIECE + 7);

    try (FileChannel source = FileChannel.open(image)) {
      assertThatThrownBy(
              () -> new ImageVerifier(card, _ -> {}).compare(source, SystemImage.at(image)))
          .isInstanceOfSatisfying(
              TroubleException.class,
              it ->
                  assertThat(it.say().values())
                      .containsExactly(card.toString(), "" + (ImageWriter.PIECE + 7)));
    }
  }

  @Test
  void aCardThatEndsTooEarlyIsNamedToo() throws Exception {
    Path image = image();
    Path card = folder.resolve("card");
    Files.write(card, Arrays.copyOf(Files.readAllBytes(image), SIZE - 1));

    try (FileChannel source = FileChannel.open(image)) {
      assertThatThrownBy(
              () -> new ImageVerifier(card, _ -> {}).compare(source, SystemImage.at(image)))
          .isInstanceOf(TroubleException.class);
    }
  }

  @Test
  void progressGoesOnceThroughWritingAndOnceThroughReading() throws Exception {
    List<Long> told = new ArrayList<>();

    new ImageWriter(PROGRAMS, told::add).write(SystemImage.at(image()), folder.resolve("card"));

    assertThat(told).isSorted().contains((long) SIZE).endsWith(2L * SIZE);
  }

  @Test
  void anImageWithoutItsDigestIsNotTaken() throws Exception {
    Path image = image();
    Files.writeString(folder.resolve("system.sha256"), "0".repeat(64) + "  other.img\n");
    assertThatThrownBy(() -> SystemImage.at(image)).hasMessageContaining("flash.no-line");

    Files.delete(folder.resolve("system.sha256"));
    assertThatThrownBy(() -> SystemImage.at(image)).hasMessageContaining("flash.no-digest");
    assertThatThrownBy(() -> SystemImage.at(folder)).hasMessageContaining("flash.no-image");
  }

  private Path image() throws Exception {
    var bytes = new byte[SIZE];
    new Random(20_261_129).nextBytes(bytes);
    Path image = Files.write(folder.resolve("system.img"), bytes);
    digest(image, bytes);
    return image;
  }

  private void digest(Path image, byte[] bytes) throws Exception {
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    String name = image.getFileName().toString();
    Files.writeString(folder.resolve(name.replace(".img", ".sha256")), digest + "  " + name + "\n");
  }

  private static void flip(Path file, long at) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, at);
      one.put(0, (byte) ~one.get(0)).rewind();
      channel.write(one, at);
    }
  }
}
