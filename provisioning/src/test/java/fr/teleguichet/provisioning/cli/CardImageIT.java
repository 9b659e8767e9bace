package fr.teleguichet.provisioning.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.provisioning.prepare.Claims;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real images, looked at by the programs of other people. */
@Tag("proof")
class CardImageIT {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"dos,c", "gpt,EBD0A0A2-B9E5-4433-87C0-68B6B72699C7"})
  void anImageIsPreparedInspectedAndTakenBack(String label, String type) throws Exception {
    TestCard card = TestCard.make(folder.resolve("card.img"), label, type);
    Path key = Files.writeString(folder.resolve("wifi"), "correct horse\n");

    Tool.Run prepared =
        Tool.run(
            List.of(
                "prepare",
                card.image().toString(),
                "--claim",
                "-",
                "--wifi",
                "Mairie",
                "--wifi-key-file",
                key.toString(),
                "--json"),
            Claims.claim("figeac-01"));

    assertThat(prepared.exitCode()).as(prepared.err()).isZero();
    assertThat(new ObjectMapper().readTree(prepared.out()).get("verified").asBoolean()).isTrue();
    assertThat(prepared.out() + prepared.err()).doesNotContain("S".repeat(43), "correct horse");
    assertThat(card.text("teleguichet/claim.json")).isEqualTo(Claims.claim("figeac-01"));
    assertThat(card.text("network-config")).contains("password: \"correct horse\"");
    assertThat(card.list()).doesNotContain("::/ssh");
    card.isSound(folder.resolve("fat"));

    Tool.Run inspected = Tool.run("inspect", card.image().toString(), "--json");
    assertThat(inspected.exitCode()).as(inspected.out()).isZero();
    assertThat(inspected.out()).contains("figeac-01").doesNotContain("S".repeat(43));

    Tool.Run removed = Tool.run("prepare", card.image().toString(), "--remove", "--lang", "fr");
    assertThat(removed.out()).contains("de nouveau comme son image");
    assertThat(card.list().lines()).containsExactlyInAnyOrder("::/config.txt", "::/ssh");
    assertThat(card.text("config.txt")).isEqualTo("# image\n");
    card.isSound(folder.resolve("fat"));
  }

  /**
   * As the image of a Raspberry Pi is divided: autoboot.txt alone, then two slots to start from.
   */
  @Test
  void ofACardWithTwoSlotsOnlyThePartitionThatUpdatesLeaveAloneIsPrepared() throws Exception {
    TestCard card = TestCard.makeWithSlots(folder.resolve("card.img"));
    String slots = card.slotDigests();

    Tool.Run prepared =
        Tool.run(
            List.of("prepare", card.image().toString(), "--claim", "-"), Claims.claim("figeac-01"));

    assertThat(prepared.exitCode()).as(prepared.err()).isZero();
    assertThat(card.list().lines())
        .contains("::/autoboot.txt", "::/teleguichet/agent.yaml", "::/teleguichet/claim.json")
        .doesNotContain("::/config.txt", "::/cmdline.txt");
    assertThat(card.slotDigests()).isEqualTo(slots);
    Tool.Run inspected = Tool.run("inspect", card.image().toString(), "--json");
    assertThat(inspected.exitCode()).as(inspected.out()).isZero();
    assertThat(Tool.run("prepare", card.image().toString(), "--remove").exitCode()).isZero();
    assertThat(card.list().lines()).containsExactly("::/autoboot.txt");
  }

  @Test
  void anExpiredClaimIsRefusedBeforeAnythingIsWritten() throws Exception {
    TestCard card = TestCard.make(folder.resolve("card.img"), "dos", "c");
    String old = Claims.claim("figeac-01").replace("2099", "2001");

    Tool.Run run = Tool.run(List.of("prepare", card.image().toString(), "--claim", "-"), old);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(card.list().lines()).containsExactlyInAnyOrder("::/config.txt", "::/ssh");
  }

  @Test
  void theRunningSystemIsNeverWrittenTo() throws Exception {
    for (String place : List.of("/", "/boot", "/etc")) {
      Tool.Run run = Tool.run(List.of("prepare", place, "--claim", "-"), Claims.claim("figeac-01"));
      assertThat(run.exitCode()).as(place).isEqualTo(4);
    }
  }

  /** Whatever is on a card, the program tells what it is or why it can't, and in time. */
  @Test
  void damagedImagesEndWithASentence() throws Exception {
    TestCard card = TestCard.make(folder.resolve("card.img"), "dos", "c");
    var random = new Random(20261124);
    for (int i = 0; i < 6; i++) {
      Path damaged = folder.resolve("damaged.img");
      Files.deleteIfExists(damaged);
      Files.copy(card.image(), damaged);
      try (var file = new RandomAccessFile(damaged.toFile(), "rw")) {
        byte[] junk = new byte[1 + random.nextInt(4000)];
        random.nextBytes(junk);
        file.seek(2048 * 512L + random.nextInt(1_100_000));
        file.write(junk);
      }
      Tool.Run run = Tool.run("inspect", damaged.toString());
      assertThat(run.exitCode()).as(run.err()).isIn(0, 3, 5);
      assertThat(run.err()).doesNotContain("Exception");
    }
  }

  @Test
  void aCardForABoardOfOnesOwnCarriesItsFileAndIsKnownByIt() throws Exception {
    Path boot = Files.createDirectory(folder.resolve("bootfs"));
    Files.writeString(boot.resolve("config.txt"), "# image\n");
    Path board = folder.resolve("my-pc.yaml");
    try (InputStream pc = BoardProfiles.class.getResourceAsStream("/boards/generic-pc.yaml")) {
      String text = new String(Objects.requireNonNull(pc).readAllBytes(), UTF_8);
      Files.writeString(board, text.replace("id: generic-pc", "id: my-pc"));
    }
    List<String> command =
        List.of("prepare", boot.toString(), "--claim", "-", "--board", board.toString());

    assertThat(Tool.run(command, Claims.claim("figeac-01")).exitCode()).isZero();
    assertThat(boot.resolve("teleguichet/board.yaml")).hasSameTextualContentAs(board);
    Tool.Run inspected = Tool.run("inspect", boot.toString(), "--json");
    assertThat(inspected.exitCode()).isZero();
    assertThat(inspected.out()).contains("my-pc").doesNotContain("does not know");

    Files.writeString(boot.resolve("teleguichet/board.yaml"), "format: 1\n");
    assertThat(Tool.run("inspect", boot.toString(), "--json").out()).contains("does not know");
  }

  @Test
  void aMountedFolderIsPreparedAndALinkInItIsATrap() throws Exception {
    Path boot = Files.createDirectory(folder.resolve("bootfs"));
    Files.writeString(boot.resolve("config.txt"), "# image\n");
    List<String> command = List.of("prepare", boot.toString(), "--claim", "-");

    assertThat(Tool.run(command, Claims.claim("figeac-01")).exitCode()).isZero();
    assertThat(Tool.run("inspect", boot.toString()).exitCode()).isZero();
    assertThat(Tool.run("prepare", boot.toString(), "--remove").exitCode()).isZero();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(boot.resolve("teleguichet"), elsewhere);

    assertThat(Tool.run(command, Claims.claim("figeac-01")).exitCode()).isEqualTo(4);
    assertThat(elsewhere).isEmptyDirectory();
  }
}
