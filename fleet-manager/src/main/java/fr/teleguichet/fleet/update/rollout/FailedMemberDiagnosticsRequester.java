package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.remotecommand.DiagnosticsRequestService;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** From a wave that went wrong to what its kiosks know of it, in one step. */
@Singleton
final class FailedMemberDiagnosticsRequester {

  private static final int MAX_COUNT = 50;
  private static final List<MemberState> FAILED = List.of(MemberState.FAILED, MemberState.STRANDED);

  private final RolloutViewReader views;
  private final DiagnosticsRequestService desk;

  FailedMemberDiagnosticsRequester(RolloutViewReader views, DiagnosticsRequestService desk) {
    this.views = views;
    this.desk = desk;
  }

  /** The kiosks that would be asked: those that failed, 50 at most. */
  List<MemberView> failed(RolloutView rollout, Optional<Integer> wave, Principal visitor) {
    List<MemberView> failed = new ArrayList<>();
    for (MemberState state : FAILED) {
      failed.addAll(
          views.members(
              rollout,
              new RolloutViewReader.Query(wave, Optional.of(state), 0, MAX_COUNT),
              visitor));
    }
    return List.copyOf(failed.subList(0, Math.min(MAX_COUNT, failed.size())));
  }

  /** Asks the kiosks that failed, 50 at once. */
  RolloutJson.Diagnostics want(
      RolloutView rollout, Optional<Integer> wave, Principal visitor, LocalizedText text) {
    Map<String, String> wanted = new TreeMap<>();
    Map<String, String> refused = new TreeMap<>();
    for (MemberView member : failed(rollout, wave, visitor)) {
      switch (desk.want(member.node(), visitor)) {
        case DiagnosticsRequestService.Answer.Wanted(var id) ->
            wanted.put(member.kiosk(), id.toString());
        case DiagnosticsRequestService.Answer.Refused(var why) ->
            refused.put(member.kiosk(), text.say("care.refused." + why.code()));
      }
    }
    int left = Math.max(0, count(rollout, wave) - MAX_COUNT);
    return new RolloutJson.Diagnostics(wanted, refused, left);
  }

  /** How many failed in all. */
  private static int count(RolloutView rollout, Optional<Integer> wave) {
    return rollout.waves().stream()
        .filter(it -> wave.map(number -> number == it.wave().number()).orElse(true))
        .mapToInt(it -> FAILED.stream().mapToInt(it::count).sum())
        .sum();
  }
}
