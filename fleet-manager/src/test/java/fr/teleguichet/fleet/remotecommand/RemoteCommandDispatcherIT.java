package fr.teleguichet.fleet.remotecommand;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.sparkplug.NodeBirthSummary;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A wish is sent by whoever asks for it and by the round after a birth, but not by both. */
@ExtendWith(TestDatabase.class)
final class RemoteCommandDispatcherIT {
  private static final NodeAddress NODE = new NodeAddress("lot", "borne-a");
  private static final RemoteCommandService.Wish WISH =
      new RemoteCommandService.Wish(
          NODE, RemoteCommandType.IDENTIFY, Duration.ofMinutes(10), Optional.empty());
  private static final Principal PERSON =
      new Principal(
          new Actor.Person(1, "Léa Martin"), Role.TECHNICIAN, new Scope.Fleet(), Optional.empty());

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T10:00:00Z"));
  private final List<UUID> sent = new ArrayList<>();
  private final Database database;
  private final RemoteCommandDispatcher delivery;
  private final RemoteCommandService service;
  private Runnable meanwhile = () -> {};

  RemoteCommandDispatcherIT(Database database) {
    delivery =
        new RemoteCommandDispatcher(
            database.jdbi(),
            _ -> true,
            _ -> {
              Runnable once = meanwhile;
              meanwhile = () -> {};
              once.run();
              return false;
            },
            (_, wish) -> sent.add(wish.id()),
            clock);
    service = new RemoteCommandService(database, _ -> {}, delivery, clock, new Random(0));
    this.database = database;
  }

  @BeforeEach
  void aKiosk() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO kiosk (id, name, territory, first_seen, last_seen, link,"
                        + " link_since) VALUES (1, 'borne-a', 'lot', '2026-01-01', '2026-01-01',"
                        + " 'connected', '2026-01-01')"));
  }

  private void born() {
    delivery.onBirth(NODE, new NodeBirthSummary(clock.instant(), true));
  }

  @Test
  void aWishThatARoundSendsMeanwhileIsNotSentAgainByWhoeverAskedForIt() {
    born();
    meanwhile = () -> meanwhile = delivery::deliverToTheBorn; // asked once before it is written

    RemoteCommand wanted = service.want(WISH, PERSON);

    assertThat(sent).containsExactly(wanted.id());
    assertThat(service.find(wanted.id()).orElseThrow().sent()).isEqualTo(1);
  }

  @Test
  void aKioskThatIsBornAgainIsToldOnceMore() {
    RemoteCommand wanted = service.want(WISH, PERSON);
    clock.advance(Duration.ofSeconds(5));
    born();
    delivery.deliverToTheBorn();
    delivery.deliverToTheBorn();

    assertThat(sent).containsExactly(wanted.id(), wanted.id());
  }

  @Test
  void whatWasTakenBackMeanwhileIsNotSent() {
    meanwhile =
        () ->
            meanwhile =
                () -> {
                  RemoteCommand _ = service.cancel(service.latest(NODE, 1).getFirst(), PERSON);
                };

    RemoteCommand wanted = service.want(WISH, PERSON);

    assertThat(sent).isEmpty();
    assertThat(wanted.state()).isEqualTo(RemoteCommandState.CANCELLED);
  }
}
