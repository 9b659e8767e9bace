package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which kiosks are meant by what somebody wrote: the group and node of one in one segment, or its
 * name alone where no other of those kiosks has it.
 */
final class KioskNameResolver {

  private final Map<String, Set<String>> ids = new HashMap<>();

  static KioskNameResolver ofCandidates(List<RolloutCandidate> kiosks) {
    KioskNameResolver named = new KioskNameResolver();
    kiosks.forEach(kiosk -> named.add(kiosk.node(), kiosk.kiosk()));
    return named;
  }

  static KioskNameResolver ofMembers(List<RolloutMember> members) {
    KioskNameResolver named = new KioskNameResolver();
    members.forEach(member -> named.add(member.node(), member.kiosk()));
    return named;
  }

  private void add(NodeAddress node, String id) {
    boolean _ = ids.computeIfAbsent(node.node(), _ -> new TreeSet<>()).add(id);
    boolean _ = ids.computeIfAbsent(node.segment(), _ -> new TreeSet<>()).add(id);
  }

  /**
   * The ids of the kiosks; what names none of them stays as it was written.
   *
   * @param field where it was written
   * @throws RefusalException when a name is that of several
   */
  Set<String> ids(Set<String> written, String field) {
    Set<String> meant = new HashSet<>();
    for (String name : written) {
      Set<String> having = ids.getOrDefault(name, Set.of(name));
      if (having.size() > 1) {
        throw RefusalException.field(
            field, "several kiosks have the name " + name + ": write territory:name");
      }
      meant.addAll(having);
    }
    return meant;
  }

  /** Everything that names one kiosk. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    ids.forEach(
        (name, having) -> {
          if (having.size() == 1) {
            boolean _ = names.add(name);
          }
        });
    return names;
  }
}
