package fr.teleguichet.fleet.boot;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A part of the server that is made on its first round, as most are, and needs another part only
 * when the stop has begun. It is there only where {@value #ASKED} is a property of the system.
 */
@Singleton
@Requires(property = SlowRound.ASKED)
final class SlowRound {

  static final String ASKED = "teleguichet.test.slow-round";

  private static final long MAX_SECONDS = 20;

  /** What happens to the round, and when. */
  @Singleton
  @Requires(property = ASKED)
  static final class Door implements ApplicationEventListener<ShutdownEvent> {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch partsGo = new CountDownLatch(1);
    private volatile boolean wasCutShort; // written once, by the thread that closes

    boolean awaitBegun() throws InterruptedException {
      return begun.await(MAX_SECONDS, TimeUnit.SECONDS);
    }

    void open() {
      open.countDown();
    }

    boolean partsWent() {
      return partsGo.getCount() == 0;
    }

    boolean wasCutShort() {
      return wasCutShort;
    }

    @Override
    public void onApplicationEvent(ShutdownEvent event) {
      wasCutShort = over.getCount() > 0;
      partsGo.countDown();
    }
  }

  /** What nobody used before. */
  @Singleton
  @Requires(property = ASKED)
  static final class Late {}

  private final Door door;

  SlowRound(Door door, BeanProvider<Late> late) throws InterruptedException {
    this.door = door;
    door.begun.countDown();
    boolean _ = door.open.await(MAX_SECONDS, TimeUnit.SECONDS);
    Late _ = late.get();
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "0s")
  void round() {
    door.over.countDown();
  }
}
