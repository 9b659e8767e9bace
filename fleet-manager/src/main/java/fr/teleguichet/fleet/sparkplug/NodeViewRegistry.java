package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The latest picture of every node, for all threads: the ingest thread pins pictures up, pages
 * look.
 */
public final class NodeViewRegistry {

  /** Is told which pictures are new; called on the ingest thread, so it must only take note. */
  public interface Listener {
    void onViews(List<NodeView> changed);

    /** Is told that a node was born, for the first time or again, before its picture is new. */
    default void onBirth(NodeAddress node, NodeBirthSummary birth) {}
  }

  private final Map<NodeAddress, NodeView> views = new ConcurrentHashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** Adds a listener for as long as the program runs. */
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  public void pin(List<NodeView> changed) {
    changed.forEach(view -> views.put(view.node(), view));
    listeners.forEach(listener -> listener.onViews(changed));
  }

  public void born(NodeAddress node, NodeBirthSummary birth) {
    listeners.forEach(listener -> listener.onBirth(node, birth));
  }

  /** The picture of the node, or nothing when it was never heard of. */
  public Optional<NodeView> view(NodeAddress node) {
    return Optional.ofNullable(views.get(node));
  }

  /** All pictures, each as fresh as the moment at which it is reached. */
  public Collection<NodeView> views() {
    return views.values();
  }
}
