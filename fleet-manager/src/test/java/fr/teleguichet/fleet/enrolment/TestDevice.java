package fr.teleguichet.fleet.enrolment;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The kiosk that all requests of the devices' interface come from, once a test says which. */
public final class TestDevice implements DeviceCaller {

  private final AtomicReference<@Nullable Caller> caller = new AtomicReference<>();

  /** From now on everything comes from this kiosk. */
  public void is(Caller kiosk) {
    caller.set(kiosk);
  }

  @Override
  public Optional<Caller> of(HttpRequest<?> request) {
    return Optional.ofNullable(caller.get());
  }
}
