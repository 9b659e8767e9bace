package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.sparkplug.KioskJournalStatus;
import fr.teleguichet.fleet.telemetry.RefusedItemRegister.Refusal;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A kiosk of which nothing is stored is told, one strange item is not, and it ends by itself. */
final class RefusedItemRegisterTest {

  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
  private static final NodeAddress GRAMAT = new NodeAddress("lot", "gramat");
  private static final NodeAddress FIGEAC = new NodeAddress("grand-figeac", "figeac");

  private final RefusedItemRegister register = new RefusedItemRegister();

  private static StoreItem.OfRecords records(NodeAddress node, int entries) {
    JournalEntry entry = new JournalEntry(1, NOON, "interview", "{}");
    return new StoreItem.OfRecords(
        node,
        new KioskJournalStatus(new UUID(0, 1), OptionalLong.of(1), true),
        entries == 0 ? List.of() : List.of(entry),
        NOON);
  }

  private static StoreItem value(NodeAddress node) {
    return new StoreItem.OfExtra(node, "", "Fan", DataType.INT32, Value.of(1), NOON);
  }

  private static StoreQueue.Batch batch(StoreItem.OfRecords records) {
    return new StoreQueue.Batch(List.of(), List.of(records), List.of());
  }

  private void refuse(StoreItem item, int times) {
    for (int i = 0; i < times; i++) {
      register.refused(item, NOON.plusSeconds(i));
    }
  }

  @Test
  void aKioskIsToldFromItsThirdRefusalOnWithWhenItBegan() {
    refuse(records(GRAMAT, 1), 2);
    assertThat(register.repeated()).isEmpty();

    refuse(records(GRAMAT, 1), 1);
    assertThat(register.repeated()).containsExactly(new Refusal(GRAMAT, NOON, 3));
    assertThat(register.count()).isEqualTo(3);
  }

  @Test
  void itIsOverOnceAnItemOfThatKindIsStoredAndNotByAnother() {
    refuse(records(GRAMAT, 1), 3);

    register.stored(batch(records(GRAMAT, 0)));
    register.stored(new StoreQueue.Batch(List.of(value(GRAMAT)), List.of(), List.of()));
    register.stored(batch(records(FIGEAC, 1)));
    assertThat(register.repeated()).hasSize(1);

    register.stored(batch(records(GRAMAT, 1)));
    assertThat(register.repeated()).isEmpty();
    assertThat(register.count()).as("since the start").isEqualTo(3);
  }

  @Test
  void refusalsOfOneKioskAreOneAndWhoSeesAPartOfTheFleetIsToldOfThatPart() {
    refuse(value(FIGEAC), 4);
    refuse(records(GRAMAT, 1), 3);
    refuse(records(GRAMAT, 0), 3);

    assertThat(register.repeated()).extracting(Refusal::node).containsExactly(FIGEAC, GRAMAT);
    assertThat(register.repeated(node -> node.group().equals("lot")))
        .containsExactly(new Refusal(GRAMAT, NOON, 6));
  }

  @Test
  void strangersWhoseItemsAreRefusedFillNoMemory() {
    for (int i = 0; i < RefusedItemRegister.MAX_KEPT + 10; i++) {
      refuse(value(new NodeAddress("lot", "stranger-" + i)), RefusedItemRegister.REPEATED);
    }

    assertThat(register.repeated()).hasSize(RefusedItemRegister.MAX_KEPT);
  }
}
