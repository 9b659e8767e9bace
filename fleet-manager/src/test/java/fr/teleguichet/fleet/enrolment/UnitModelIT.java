package fr.teleguichet.fleet.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.pki.est.EnrolmentDecision;
import fr.teleguichet.fleet.pki.est.EstCredential;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.identity.Fingerprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people, units and thieves do, in whatever order, some things never happen. */
@ExtendWith(TestDatabase.class)
@Tag("proof")
final class UnitModelIT {

  private static final int STEPS = 400;
  private static final List<String> KIOSKS = List.of("borne-a", "borne-b", "borne-c");
  private static final int KEYS = 8;
  private static final Scope FLEET = new Scope.Fleet();

  /** What happened in all sequences together. */
  private static final Set<String> REACHED = ConcurrentHashMap.newKeySet();

  private final Map<String, Fingerprint> servedBy = new HashMap<>();
  private final Set<Fingerprint> letGo = new HashSet<>();
  private final List<ClaimDocument> claims = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theInvariantsHoldAfterEveryStep(long seed, Database database) {
    Workshop workshop = new Workshop(database);
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      try {
        step(workshop, random);
      } catch (UnitRefusalException _) {
        // People are refused what can't be done; what counts is what is true afterwards.
      }
      check(workshop, "seed " + seed + ", step " + step);
    }
    REACHED.addAll(workshop.audit.actions());
  }

  @AfterAll
  static void theSequencesReachWhatTheyAreMeantTo() {
    assertThat(REACHED)
        .contains("unit.enrolled", "unit.admitted", "unit.replaced", "unit.retired")
        .contains("unit.accepted", "unit.lapsed", "unit.readmitted", "unit.cancelled")
        .contains("claim.refused", "claim.used-twice");
  }

  private void step(Workshop workshop, Random random) {
    Fingerprint key = Workshop.key("device " + random.nextInt(KEYS));
    // Devices are wiped now and then, and come back with a new key.
    Fingerprint fresh = random.nextInt(4) == 0 ? Workshop.key("fresh " + random.nextLong()) : key;
    switch (random.nextInt(14)) {
      case 0, 1 ->
          claims.add(workshop.claim(workshop.plan(KIOSKS.get(random.nextInt(KIOSKS.size())))));
      case 2, 3, 4 -> enrolWithSomeClaim(workshop, random, fresh);
      case 5, 6 -> {
        Fingerprint asking =
            random.nextBoolean()
                ? fresh
                : some(workshop, random, "enrolled")
                    .flatMap(unit -> unit.state().fingerprint())
                    .orElse(fresh);
        answered(asking, workshop.appear(asking));
      }
      case 7 ->
          some(workshop, random, "waiting")
              .ifPresent(
                  unit ->
                      did(
                          workshop.act(
                              unit,
                              new UnitEvent.Admit(
                                  Workshop.kiosk(KIOSKS.get(random.nextInt(KIOSKS.size()))),
                                  workshop.register.now()))));
      case 8 -> swap(workshop, random);
      case 9 -> change(workshop, random, new UnitEvent.Retire());
      case 10 -> change(workshop, random, new UnitEvent.Accept());
      case 11 ->
          workshop.clock.advance(
              random.nextInt(3) == 0 ? Duration.ofDays(92) : Duration.ofHours(random.nextInt(60)));
      case 12 -> change(workshop, random, new UnitEvent.Readmit(workshop.register.now()));
      default ->
          some(workshop, random, "planned")
              .ifPresent(unit -> did(workshop.claims.cancel(unit.number(), Workshop.PERSON)));
    }
  }

  private void enrolWithSomeClaim(Workshop workshop, Random random, Fingerprint key) {
    if (claims.isEmpty()) {
      return;
    }
    ClaimDocument claim = claims.get(Math.max(0, claims.size() - 1 - random.nextInt(3)));
    String secret = random.nextInt(6) == 0 ? "guess" : claim.secret();
    EnrolmentDecision decision = workshop.enrol(key, new EstCredential.Claim(claim.id(), secret));
    answered(key, decision);
    if (decision instanceof EnrolmentDecision.Issue(var name)) {
      assertThat(secret).isEqualTo(claim.secret());
      assertThat(name.name().value()).isEqualTo(claim.kiosk());
      assertThat(servedBy.putIfAbsent(claim.id(), key)).isIn(null, key);
      // The answer gets lost, and the device asks once more.
      if (random.nextBoolean()) {
        assertThat(workshop.enrol(key, claim)).isEqualTo(decision);
      }
    }
  }

  private void swap(Workshop workshop, Random random) {
    some(workshop, random, "accepted")
        .or(() -> some(workshop, random, "enrolled"))
        .ifPresent(
            unit -> {
              Unit next =
                  workshop.register.swap(
                      unit.number(),
                      some(workshop, random, "waiting").map(Unit::number),
                      Workshop.PERSON);
              letGo.add(unit.state().fingerprint().orElseThrow());
              if (next.state() instanceof UnitState.Planned) {
                claims.add(workshop.claim(next));
              }
            });
  }

  private void change(Workshop workshop, Random random, UnitEvent action) {
    List<Unit> all = workshop.units.list(UnitReader.Filter.ALL, FLEET);
    if (!all.isEmpty()) {
      Unit unit = workshop.act(all.get(random.nextInt(all.size())), action);
      if (unit.state() instanceof UnitState.Retired retired) {
        letGo.add(retired.key());
      }
    }
  }

  private static Optional<Unit> some(Workshop workshop, Random random, String state) {
    List<Unit> units = workshop.units.list(new UnitReader.Filter(Set.of(state), ""), FLEET);
    return units.isEmpty()
        ? Optional.empty()
        : Optional.of(units.get(random.nextInt(units.size())));
  }

  private static void did(Unit unit) {
    assertThat(unit.number().value()).isPositive();
  }

  private void answered(Fingerprint key, EnrolmentDecision decision) {
    if (decision instanceof EnrolmentDecision.Issue) {
      assertThat(letGo).as("a key that was let go never gets a certificate").doesNotContain(key);
    }
  }

  private void check(Workshop workshop, String when) {
    List<Unit> all = workshop.units.list(UnitReader.Filter.ALL, FLEET);
    Map<String, Long> live =
        all.stream()
            .filter(unit -> unit.state() instanceof UnitState.Live)
            .map(unit -> unit.state().kiosk().orElseThrow().name().value())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(live.values()).as("a kiosk is never two devices, " + when).allMatch(n -> n == 1);
    assertThat(all.stream().flatMap(unit -> unit.state().fingerprint().stream()))
        .as("a key is never two units, " + when)
        .doesNotHaveDuplicates();
    assertThat(letGo)
        .as("no certificate outlives its unit, " + when)
        .noneMatch(workshop.office::isLive);
    for (ClaimDocument claim : claims) {
      assertThat(workshop.audit.entries().getLast().toString()).doesNotContain(claim.secret());
    }
  }
}
