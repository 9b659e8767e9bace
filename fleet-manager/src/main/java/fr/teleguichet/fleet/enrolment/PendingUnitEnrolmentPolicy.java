package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.pki.est.EnrolmentAuthoriser.Request;
import fr.teleguichet.fleet.pki.est.EnrolmentDecision;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Where units without a claim wait for a person. Anybody can knock, so there is room for 200; when
 * it is full, who was not heard of for a day goes first.
 */
@Singleton
final class PendingUnitEnrolmentPolicy {

  static final int MAX_COUNT = 200;
  static final int MAX_NEW_PER_HOUR = 20;
  static final Duration GONE = Duration.ofDays(1);

  private static final Duration HOUR = Duration.ofHours(1);

  private final UnitStateChanger register;
  private final KnownKeyEnrolmentPolicy answers;

  PendingUnitEnrolmentPolicy(UnitStateChanger register, KnownKeyEnrolmentPolicy answers) {
    this.register = register;
    this.answers = answers;
  }

  EnrolmentDecision decide(Request request) {
    return register.inTurn(handle -> decide(handle, request));
  }

  private EnrolmentDecision decide(Handle handle, Request request) {
    Optional<Unit> known = UnitRepository.lock(handle, request.key());
    if (known.isPresent()) {
      return answers.repeat(handle, known.get(), request, Optional.empty());
    }
    Instant now = register.now();
    String address = AddressBlock.plain(request.address());
    if (newcomers(handle, AddressBlock.of(address), now.minus(HOUR)) >= MAX_NEW_PER_HOUR) {
      return tooMany(
          "too many new units came from this address within an hour; wait, or use claims");
    }
    if (waiting(handle) >= MAX_COUNT && !makeRoom(handle, now)) {
      return tooMany(
          MAX_COUNT
              + " units are waiting already; accept or reject some of them in the fleet manager");
    }
    UnitNumber number =
        UnitRepository.insert(handle, new UnitState.Waiting(request.key()), now, address);
    UnitHistoryRepository.add(
        handle, number, now, "appeared", RequestOrigin.stranger(address), address);
    return new EnrolmentDecision.Wait(KnownKeyEnrolmentPolicy.SOON);
  }

  private static EnrolmentDecision tooMany(String sentence) {
    return new EnrolmentDecision.Refuse(EnrolmentDecision.Why.TOO_MANY, sentence);
  }

  private static int newcomers(Handle handle, AddressBlock block, Instant since) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) FROM unit
            WHERE made > :since AND state IN ('waiting', 'rejected')
              AND (address = :block OR (:block LIKE '%:' AND address LIKE CONCAT(:block, '%')))
            """)
        .bind("since", UnitRepository.utc(since))
        .bind("block", block.start())
        .mapTo(Integer.class)
        .one();
  }

  private static int waiting(Handle handle) {
    return handle
        .createQuery("SELECT COUNT(*) FROM unit WHERE state = 'waiting'")
        .mapTo(Integer.class)
        .one();
  }

  private static boolean makeRoom(Handle handle, Instant now) {
    Optional<UnitNumber> oldest =
        handle
            .createQuery(
                """
                SELECT id FROM unit WHERE state = 'waiting' AND seen < :gone
                ORDER BY seen LIMIT 1
                """)
            .bind("gone", UnitRepository.utc(now.minus(GONE)))
            .map((row, _) -> new UnitNumber(row.getInt("id")))
            .findOne();
    oldest.ifPresent(number -> UnitRepository.forget(handle, number));
    return oldest.isPresent();
  }
}
