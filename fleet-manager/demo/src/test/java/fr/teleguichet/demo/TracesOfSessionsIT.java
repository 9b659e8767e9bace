package fr.teleguichet.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.hardware.peer.LeftDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Citizens come one after another to a kiosk with a real browser. In every tenth session they talk
 * with an adviser, write their name, show a paper and print one. Afterwards every file of kiosk,
 * browser and fleet manager is searched, with the programs stopped: the database as it lies on the
 * disk, journal, logs, the browser's whole profile.
 */
@Tag("proof")
class TracesOfSessionsIT {

  private static final int SESSIONS = Integer.getInteger("proof.sessions", 4);
  private static final int ONE_TALKS_IN = 10;

  private static final String KIOSK = "relais-01";
  private static final String PROFILE = "browser";
  private static final String DATABASE = "fleet/database";
  private static final String KIOSK_DATA = "kiosks/" + KIOSK + "/data";
  private static final String SERVICE = "carsat";
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /** As nobody is called, and as no program calls anything. */
  private static final String NAME = "Zorbinelle Quaffard";

  private static final String PLANTED = "Philomene Vrouxteau";
  private static final byte[] PAPER =
      Arrays.copyOf(("%PDF-1.7\n% " + NAME).getBytes(US_ASCII), 50_000);

  private static final DiskSearch SEARCH =
      new DiskSearch()
          .word(NAME)
          .word(PLANTED)
          .bytes("a PDF", "%PDF-1.7".getBytes(US_ASCII))
          .bytes("a JPEG", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16});

  @Test
  void nothingThatCitizensWroteShowedOrPrintedIsOnAnyDisk() throws Exception {
    Path folder;
    try (TestFleet fleet = new TestFleet("traces-of-sessions", Map.of()).keepingItsDatabase();
        TalkingPages pages = new TalkingPages(fleet.folder().resolve(PROFILE))) {
      folder = fleet.folder();
      fleet.startManager();
      AgentProcess kiosk = fleet.addServingAgent(KIOSK, "interview: {at-least: 1s}");
      pages.openDesk(fleet.invitation("adviser"), "adviser@example.org");
      AgentStart.awaitReady(kiosk, PATIENCE);
      pages.kiosk.navigate(kiosk.screen() + "?kiosk");
      for (int session = 0; session < SESSIONS; session++) {
        if (session % ONE_TALKS_IN == 0) {
          talk(pages);
        } else {
          pages.lookAndLeave();
        }
      }
      await().atMost(PATIENCE).until(() -> erased(fleet).equals(List.of(SESSIONS, SESSIONS)));
      plant(fleet, pages);
    }

    Map<String, Set<Path>> found = SEARCH.in(folder);
    LeftDatabases.delete(folder);
    assertThat(found).containsOnlyKeys(PLANTED);
    assertThat(found.get(PLANTED))
        .as("the search finds what is there")
        .anyMatch(file -> file.startsWith(DATABASE))
        .anyMatch(file -> file.startsWith(KIOSK_DATA))
        .anyMatch(file -> file.startsWith(PROFILE));
  }

  /** One name at each of the places, so that a search that finds nothing would be found out. */
  private static void plant(TestFleet fleet, TalkingPages pages) throws Exception {
    Object _ = pages.kiosk.evaluate("name => localStorage.setItem('planted', name)", PLANTED);
    fleet.execute("UPDATE site SET name = '" + PLANTED + "'");
    Path _ = Files.writeString(fleet.folder().resolve(KIOSK_DATA).resolve("planted"), PLANTED);
  }

  private static void talk(TalkingPages pages) {
    pages.call(SERVICE);
    pages.answer();
    pages.awaitPictures();
    pages.write(NAME);
    pages.showPaper();
    pages.printPaper(NAME + ".pdf", PAPER);
    pages.end();
    pages.answerSurvey();
  }

  private static List<Integer> erased(TestFleet fleet) throws SQLException {
    return fleet
        .query("SELECT COALESCE(SUM(sessions), 0), COALESCE(SUM(clean), 0) FROM erasure_day")
        .getFirst()
        .stream()
        .map(Integer::valueOf)
        .toList();
  }
}
