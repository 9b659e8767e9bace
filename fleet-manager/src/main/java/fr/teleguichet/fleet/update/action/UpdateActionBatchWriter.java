package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.update.action.UpdateActionState.Cancelled;
import fr.teleguichet.fleet.update.action.UpdateActionState.Cancelling;
import fr.teleguichet.fleet.update.action.UpdateActionState.Failed;
import fr.teleguichet.fleet.update.action.UpdateActionState.Offered;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Gatherers;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Changes updates of many kiosks within somebody else's transaction. Every statement looks at what
 * is there now and not at what the transaction saw before, since kiosks go on telling.
 */
@Singleton
public final class UpdateActionBatchWriter {

  private static final int AT_ONCE = 500;

  /** An update that a kiosk shall get. */
  public record Wanted(TargetId kiosk, int distribution, boolean forced) {}

  /**
   * Gives kiosks updates. One that has an update already gets none, but for one that waits for
   * somebody's agreement: that is cancelled.
   *
   * @return the numbers of the updates, by kiosk
   */
  public Map<TargetId, Integer> offer(
      Handle handle, Collection<Wanted> wanted, String actor, Instant now) {
    TreeMap<TargetId, Wanted> byKiosk = new TreeMap<>();
    wanted.forEach(each -> byKiosk.put(each.kiosk(), each));
    UpdateActionRepository.lock(handle, byKiosk.navigableKeySet());
    parts(byKiosk.keySet()).forEach(part -> cancelWaiting(handle, part, now));
    parts(byKiosk.keySet()).forEach(part -> byKiosk.keySet().removeAll(busy(handle, part)));
    if (byKiosk.isEmpty()) {
      return Map.of();
    }
    insert(handle, byKiosk.values(), actor, now);
    Map<TargetId, Integer> numbers = new HashMap<>();
    parts(byKiosk.keySet()).forEach(part -> numbers.putAll(offered(handle, part)));
    note(handle, numbers.values(), new Offered().code(), now);
    return numbers;
  }

  private static void cancelWaiting(Handle handle, List<TargetId> kiosks, Instant now) {
    List<Integer> waiting =
        handle
            .createQuery(
                """
                SELECT id FROM update_action WHERE open_kiosk IN (<kiosks>) AND state = 'waiting'
                FOR UPDATE
                """)
            .bindList("kiosks", kiosks)
            .mapTo(Integer.class)
            .list();
    change(handle, waiting, List.of("waiting"), new Cancelling(), now);
  }

  private static Set<TargetId> busy(Handle handle, List<TargetId> kiosks) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                SELECT open_kiosk FROM update_action WHERE open_kiosk IN (<kiosks>)
                  AND state IN ('offered', 'running') LOCK IN SHARE MODE
                """)
            .bindList("kiosks", kiosks)
            .mapTo(String.class)
            .map(TargetId::new)
            .list());
  }

  private static void insert(Handle handle, Collection<Wanted> wanted, String actor, Instant now) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO update_action (kiosk, distribution_id, state, forced, made, since, actor)
            VALUES (:kiosk, :distribution, 'offered', :forced, :now, :now, :actor)
            """)) {
      for (Wanted each : wanted) {
        PreparedBatch _ =
            batch
                .bind("kiosk", each.kiosk())
                .bind("distribution", each.distribution())
                .bind("forced", each.forced())
                .bind("now", UpdateActionRepository.utc(now))
                .bind("actor", actor)
                .add();
      }
      int[] _ = batch.execute();
    }
  }

  private static Map<TargetId, Integer> offered(Handle handle, List<TargetId> kiosks) {
    Map<TargetId, Integer> numbers = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT open_kiosk, MAX(id) AS id FROM update_action
            WHERE open_kiosk IN (<kiosks>) AND state = 'offered' GROUP BY open_kiosk
            """)
        .bindList("kiosks", kiosks)
        .map((row, _) -> Map.entry(new TargetId(row.getString("open_kiosk")), row.getInt("id")))
        .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
    return numbers;
  }

  /** Ends updates that no kiosk has read. */
  public void withdraw(Handle handle, Collection<Integer> updates, Instant now) {
    change(handle, updates, List.of("offered"), new Cancelled(), now);
  }

  /** Asks kiosks to leave their updates. */
  public void recall(Handle handle, Collection<Integer> updates, Instant now) {
    change(handle, updates, List.of("waiting", "offered", "running"), new Cancelling(), now);
  }

  /** Ends updates, and does not wait for kiosks. */
  public void end(Handle handle, Collection<Integer> updates, Instant now) {
    change(
        handle,
        updates,
        List.of("waiting", "offered", "running", "cancelling"),
        new Cancelled(),
        now);
  }

  /** An update of whose kiosk nothing was heard since a moment. */
  public record Silent(int update, Instant since) {}

  /**
   * Updates count as failed, since nothing was heard of their kiosks for too long. What a kiosk
   * tells of the end later counts all the same.
   */
  public void giveUp(Handle handle, Collection<Silent> silent, Instant now) {
    lockKiosksOf(handle, silent.stream().map(Silent::update).toList());
    for (Silent each : silent) {
      int changed =
          handle
              .createUpdate(
                  """
                  UPDATE update_action SET state = 'failed', since = :now, given_up = :now
                  WHERE id = :id AND state IN ('running', 'cancelling')
                  """)
              .bind("now", UpdateActionRepository.utc(now))
              .bind("id", each.update())
              .execute();
      if (changed > 0) {
        UpdateActionRepository.note(
            handle,
            each.update(),
            new ActionHistoryEntry(
                new Failed().code(),
                OptionalInt.empty(),
                List.of("cause=silent since=" + each.since())),
            now);
      }
    }
  }

  /** Has kiosks not wait for a good moment any more. */
  public void force(Handle handle, Collection<Integer> updates) {
    lockKiosksOf(handle, updates);
    parts(updates)
        .forEach(
            part -> {
              int _ =
                  handle
                      .createUpdate("UPDATE update_action SET forced = TRUE WHERE id IN (<ids>)")
                      .bindList("ids", part)
                      .execute();
            });
  }

  private static void change(
      Handle handle,
      Collection<Integer> updates,
      List<String> from,
      UpdateActionState state,
      Instant now) {
    lockKiosksOf(handle, updates);
    for (List<Integer> part : parts(updates)) {
      List<Integer> found =
          handle
              .createQuery(
                  """
                  SELECT id FROM update_action WHERE id IN (<ids>) AND state IN (<from>) FOR UPDATE
                  """)
              .bindList("ids", part)
              .bindList("from", from)
              .mapTo(Integer.class)
              .list();
      if (!found.isEmpty()) {
        int _ =
            handle
                .createUpdate(
                    "UPDATE update_action SET state = :state, since = :now WHERE id IN (<ids>)")
                .bind("state", state.code())
                .bind("now", UpdateActionRepository.utc(now))
                .bindList("ids", found)
                .execute();
        note(handle, found, state.code(), now);
      }
    }
  }

  private static void lockKiosksOf(Handle handle, Collection<Integer> updates) {
    TreeSet<TargetId> kiosks = new TreeSet<>();
    parts(updates)
        .forEach(
            part ->
                kiosks.addAll(
                    handle
                        .createQuery("SELECT kiosk FROM update_action WHERE id IN (<ids>)")
                        .bindList("ids", part)
                        .mapTo(String.class)
                        .map(TargetId::new)
                        .list()));
    UpdateActionRepository.lock(handle, kiosks);
  }

  private static void note(Handle handle, Collection<Integer> updates, String kind, Instant now) {
    if (updates.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO action_status (action_id, at, kind, messages) VALUES (:id, :now, :kind, '')
            """)) {
      for (int id : updates) {
        PreparedBatch _ =
            batch
                .bind("id", id)
                .bind("now", UpdateActionRepository.utc(now))
                .bind("kind", kind)
                .add();
      }
      int[] _ = batch.execute();
    }
  }

  private static <T> List<List<T>> parts(Collection<T> all) {
    return List.copyOf(all).stream().gather(Gatherers.windowFixed(AT_ONCE)).toList();
  }
}
