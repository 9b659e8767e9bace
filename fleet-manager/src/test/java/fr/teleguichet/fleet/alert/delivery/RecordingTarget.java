package fr.teleguichet.fleet.alert.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A target that remembers what it took, and does to each what a test wants. */
final class RecordingTarget implements NotificationSender {

  /** What happens to a delivery before it is taken. */
  @FunctionalInterface
  interface Fate {
    void befall(Delivery delivery) throws IOException;
  }

  private final List<String> taken = new ArrayList<>();
  private volatile Fate fate = _ -> {};

  void fate(Fate next) {
    fate = next;
  }

  @Override
  public Channel channel() {
    return Channel.MAIL;
  }

  @Override
  public void deliver(Delivery delivery) throws IOException {
    fate.befall(delivery);
    synchronized (taken) {
      boolean _ = taken.add(delivery.name());
    }
  }

  List<String> taken() {
    synchronized (taken) {
      return List.copyOf(taken);
    }
  }
}
