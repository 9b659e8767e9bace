package fr.teleguichet.edge.header;

import fr.teleguichet.edge.presence.SensorStatement;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What contacts and sensors say, in a few words to a technician's exercise while one listens.
 * Meanwhile the call button calls nobody. Belongs to the loop.
 */
public final class ContactEventRouter implements GpioHeaderListener {

  public static final String CALL = "call button pressed";
  public static final String LIFTED = "handset lifted";
  public static final String HUNG_UP = "handset hung up";
  public static final String OPENED = "door opened";
  public static final String CLOSED = "door closed";

  private final Runnable call;
  private final Consumer<Boolean> handset;
  private @Nullable Consumer<String> exercise;

  /**
   * @param call somebody pressed the call button, and no exercise listens
   * @param handset whether the handset was lifted or hung up, in an exercise as well
   */
  public ContactEventRouter(Runnable call, Consumer<Boolean> handset) {
    this.call = call;
    this.handset = handset;
  }

  /** From now on the exercise hears each signal; nobody's turn with null. */
  public void listen(@Nullable Consumer<String> listener) {
    exercise = listener;
  }

  @Override
  public void onCall() {
    if (exercise == null) {
      call.run();
    } else {
      exercise.accept(CALL);
    }
  }

  @Override
  public void onHandset(boolean lifted) {
    handset.accept(lifted);
    tell(lifted ? LIFTED : HUNG_UP);
  }

  @Override
  public void onDoor(boolean open) {
    tell(open ? OPENED : CLOSED);
  }

  @Override
  public void onSighting(SensorStatement sighting) {
    if (sighting.active()) {
      tell(sighting.sensor().name().toLowerCase(Locale.ROOT));
    }
  }

  private void tell(String signal) {
    if (exercise != null) {
      exercise.accept(signal);
    }
  }
}
