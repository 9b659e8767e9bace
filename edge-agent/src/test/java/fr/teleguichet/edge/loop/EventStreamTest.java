package fr.teleguichet.edge.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  private final EventStream<Integer> stream = new EventStream<>(new VirtualLoop());
  private final List<String> heard = new ArrayList<>();

  @Test
  void everybodyHearsEachEventInTheOrderOfSubscription() {
    stream.subscribe(it -> heard.add("first " + it));
    stream.subscribe(it -> heard.add("second " + it));
    stream.publish(1);
    stream.publish(2);
    assertThat(heard).containsExactly("first 1", "second 1", "first 2", "second 2");
  }

  /** Else whoever subscribed later would hear the consequence before its cause. */
  @Test
  void whatIsPublishedMeanwhileComesAfterForEverybody() {
    stream.subscribe(
        it -> {
          heard.add("first " + it);
          if (it == 1) {
            stream.publish(2);
          }
        });
    stream.subscribe(it -> heard.add("second " + it));
    stream.publish(1);
    assertThat(heard).containsExactly("first 1", "second 1", "first 2", "second 2");
  }

  @Test
  void whoSubscribesMeanwhileHearsFromTheNextEventOn() {
    stream.subscribe(it -> stream.subscribe(later -> heard.add(it + " then " + later)));
    stream.publish(1);
    stream.publish(2);
    assertThat(heard).containsExactly("1 then 2");
  }
}
