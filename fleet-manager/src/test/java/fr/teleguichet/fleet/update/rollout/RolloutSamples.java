package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueRepository;
import fr.teleguichet.fleet.update.rollout.eligibility.UpdateWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rollouts in the states that people meet, at the eight kiosks and with the sample releases. */
public final class RolloutSamples {

  private static final Principal LEA =
      new Principal(
          new Actor.Person(1, "Léa Martin"), Role.COORDINATOR, new Scope.Fleet(), Optional.empty());

  private static final Map<String, String> KIOSKS =
      Map.of(
          "borne-bretenoux", "cauvaldor",
          "borne-puy-leveque", "vallee-du-lot",
          "borne-cajarc", "grand-figeac",
          "borne-gramat", "cauvaldor",
          "borne-montcuq", "quercy-blanc");

  /**
   * The rollouts.
   *
   * @param failed paused, since a kiosk failed
   * @param running its kiosks wait for good moments
   * @param proposed waits for a second person
   */
  public record Ids(int failed, int running, int proposed) {}

  private RolloutSamples() {}

  /** Makes them; the releases and the updates must be there. */
  public static Ids on(TestPages.Running pages) {
    KIOSKS.forEach((kiosk, territory) -> enrol(pages, kiosk, territory));
    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO kiosk_label (kiosk, label) VALUES ('borne-gramat', 'pilote')"));
    SoftwareCatalogueRepository catalogue =
        pages.context().getBean(SoftwareCatalogueRepository.class);
    int current = catalogue.find("kiosk-os", "2.4.0").orElseThrow().id();
    int pilot = catalogue.find("kiosk-os", "2.5.0-rc1").orElseThrow().id();
    int failed = failed(pages, current);
    int running = running(pages, pilot);
    return new Ids(failed, running, proposed(pages, pilot));
  }

  /** Takes all rollouts away, so that their kiosks are free. */
  public static void forget(TestPages.Running pages) {
    pages
        .database()
        .jdbi()
        .useTransaction(
            handle -> {
              // Else a pass that is under way adds to what is being deleted.
              var _ =
                  handle.createQuery("SELECT id FROM rollout FOR UPDATE").mapTo(int.class).list();
              int _ = handle.execute("DELETE FROM rollout_member");
              int _ = handle.execute("DELETE FROM rollout_wave");
              int _ = handle.execute("DELETE FROM rollout");
            });
  }

  private static void enrol(TestPages.Running pages, String kiosk, String territory) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT IGNORE INTO unit
                      (state, since, made, fingerprint, kiosk, territory, admitted)
                    VALUES ('enrolled', NOW(3), NOW(3), SHA2(?, 256), ?, ?, NOW(3))
                    """,
                    kiosk,
                    kiosk,
                    territory));
  }

  /** The first wave's kiosk failed as the sample update of borne-gramat did. */
  private static int failed(TestPages.Running pages, int distribution) {
    Instant now = pages.clock().instant();
    int update =
        pages
            .database()
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT MIN(id) FROM update_action WHERE state = 'failed'")
                        .mapTo(Integer.class)
                        .one());
    return add(
        pages,
        rollout(distribution, "kiosk-os 2.4.0", new RolloutState.Paused(), "errors", now),
        List.of(
            new Wave(1, "canary", WaveState.FAILED, now, 100, 1, 0),
            new Wave(2, "pilot", WaveState.PLANNED, now, 90, 10, 0),
            new Wave(3, "all", WaveState.PLANNED, now, 90, 10, 0)),
        List.of(
            member("borne-gramat", 1, MemberState.FAILED, now, update),
            member("borne-bretenoux", 2, MemberState.SUCCEEDED, now, 0),
            member("borne-puy-leveque", 3, MemberState.WAITING, now, 0)));
  }

  private static int running(TestPages.Running pages, int distribution) {
    RolloutPlanner planner = pages.context().getBean(RolloutPlanner.class);
    RolloutCreationService making = pages.context().getBean(RolloutCreationService.class);
    PlanJson.Filter some =
        new PlanJson.Filter(null, null, null, null, null, List.of("borne-montcuq"));
    PlanJson plan =
        new PlanJson(
            some,
            null,
            null,
            null,
            pages.clock().instant().plus(Duration.ofDays(2)),
            null,
            null,
            null,
            null);
    return making.create(
        planner.draft(distribution, plan, DefaultWaveNames.PROGRAMS, LEA),
        Optional.of(pages.clock().instant()),
        LEA);
  }

  private static int proposed(TestPages.Running pages, int distribution) {
    Instant now = pages.clock().instant();
    return add(
        pages,
        rollout(distribution, "kiosk-os 2.5.0-rc1", new RolloutState.Proposed(), "", now),
        List.of(new Wave(1, "all", WaveState.PLANNED, now, 90, 10, 0)),
        List.of(member("borne-cajarc", 1, MemberState.WAITING, now, 0)));
  }

  private static Rollout rollout(
      int distribution, String name, RolloutState state, String reason, Instant now) {
    return new Rollout(
        0,
        distribution,
        name,
        state,
        reason,
        new RolloutPlan(
            TargetFilter.ALL,
            Set.of(),
            WavePlan.usual(20, DefaultWaveNames.PROGRAMS),
            UpdateWindow.USUAL,
            RolloutPlan.OnErrors.PAUSE,
            Optional.of(now.plus(Duration.ofDays(7))),
            false,
            false,
            true,
            Set.of()),
        now,
        now,
        "Léa Martin",
        "person:1",
        Optional.empty(),
        1);
  }

  /** One wave with everybody: done with 80 percent of successes, stopped at 20 of failures. */
  static RolloutPlan oneWave(
      RolloutPlan.OnErrors onErrors, Optional<Instant> deadline, boolean forced, boolean joins) {
    return new RolloutPlan(
        TargetFilter.ALL,
        Set.of(),
        List.of(new WavePlan("all", TargetFilter.ALL, 100, 80, 20)),
        UpdateWindow.USUAL,
        onErrors,
        deadline,
        forced,
        false,
        joins,
        Set.of());
  }

  private static RolloutMember member(
      String kiosk, int wave, MemberState state, Instant now, int action) {
    return new RolloutMember(
        kiosk,
        KIOSKS.getOrDefault(kiosk, "lot"),
        wave,
        state,
        now,
        action,
        Optional.empty(),
        false,
        0,
        false,
        false);
  }

  private static int add(
      TestPages.Running pages, Rollout rollout, List<Wave> waves, List<RolloutMember> members) {
    RolloutAggregateStore store = pages.context().getBean(RolloutAggregateStore.class);
    return pages
        .database()
        .jdbi()
        .inTransaction(handle -> store.add(handle, rollout, waves, members));
  }
}
