package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.fleet.web.page.NoticeAudience;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.protocol.NodeAddress;
import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Pages that come, read slowly, and go. */
final class StatusPageStreamsTest {

  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  private final StatusPageStreams streams =
      new StatusPageStreams(
          new StatusRowRenderer(new TemplateRenderer(), new MessageBundles(), (_, _) -> List.of()),
          io.micronaut.json.JsonMapper.createDefault(),
          new ManualClock(START));
  private final FleetSnapshotBuilder painter = new FleetSnapshotBuilder();
  private final SiteCache.Snapshot sites = new SiteCache.Snapshot(Map.of(), Map.of(), Set.of());

  /** A browser that reads when it is told to. */
  private static final class Reader implements Subscriber<Event<String>> {
    private final List<Event<String>> read = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private boolean ended;

    @Override
    public void onSubscribe(Subscription subscription) {
      subscriptions.add(subscription);
    }

    @Override
    public void onNext(Event<String> event) {
      read.add(event);
    }

    @Override
    public void onError(Throwable failure) {
      throw new IllegalStateException(failure);
    }

    @Override
    public void onComplete() {
      ended = true;
    }
  }

  private Reader open(String mark) {
    Reader reader = new Reader();
    Publisher<Event<String>> events = streams.open(ALL, mark).orElseThrow();
    events.subscribe(reader);
    return reader;
  }

  private void lose(String kiosk, int second) {
    Instant now = START.plusSeconds(second);
    NodeView view =
        new NodeView(
            new NodeAddress("lot", kiosk),
            new NodeView.Link.Lost(now),
            now,
            false,
            Map.of(),
            Map.of(),
            Map.of());
    streams.show(painter.paint(List.of(view), sites, now), now);
  }

  private static final StatusBroadcastRound.View ALL =
      new StatusBroadcastRound.View(KioskQuery.ALL, Language.FRENCH, NoticeAudience.STRANGERS);

  @Test
  void aSlowPageIsToldToLoadAgainAndDroppedWithoutHoldingUpOthers() {
    Reader slow = open("");
    Reader quick = open("");
    quick.subscriptions.getFirst().request(Long.MAX_VALUE);
    for (int i = 0; i < 100; i++) {
      lose("borne-" + i, i);
    }

    assertThat(quick.read).hasSize(100);
    assertThat(streams.size()).isEqualTo(1);
    slow.subscriptions.getFirst().request(Long.MAX_VALUE);
    assertThat(slow.read).hasSize(StatusPageStreams.MAX_WAITING + 1);
    assertThat(slow.read.getLast().getName()).isEqualTo("reload");
    assertThat(slow.ended).isTrue();
  }

  @Test
  void aPageThatLeavesIsForgotten() {
    Reader reader = open("");

    reader.subscriptions.getFirst().cancel();

    assertThat(streams.size()).isZero();
  }

  @Test
  void aPageThatComesBackIsToldOnlyWhatItMissed() {
    lose("borne-a", 1);
    lose("borne-b", 2);
    Reader back = open(streams.mark(1));
    back.subscriptions.getFirst().request(Long.MAX_VALUE);
    lose("borne-c", 3);

    assertThat(back.read.getFirst().getData())
        .contains("\"lot:borne-b\":\"<li")
        .contains("\"lot:borne-c\":\"<li")
        .doesNotContain("\"lot:borne-a\":\"<li");
    assertThat(back.read.getFirst().getId()).isEqualTo(streams.mark(3));
  }

  @Test
  void aMarkOfAnEarlierLifeCountsForNothing() {
    lose("borne-a", 1);
    Reader back = open("another-1");
    back.subscriptions.getFirst().request(Long.MAX_VALUE);
    lose("borne-b", 2);

    assertThat(back.read.getFirst().getData()).contains("\"lot:borne-a\":\"<li");
  }

  @Test
  void aQuietPageHearsABeat() {
    Reader reader = open("");
    reader.subscriptions.getFirst().request(Long.MAX_VALUE);
    lose("borne-a", 0);
    Instant later = START.plus(Duration.ofSeconds(11));
    streams.show(painter.paint(List.of(), sites, later), later);

    assertThat(reader.read.getLast().getName()).isEqualTo("beat");
  }

  @Test
  void thereIsRoomForSoManyPagesAndNoMore() {
    for (int i = 0; i < StatusPageStreams.MAX_CLIENTS; i++) {
      assertThat(streams.open(ALL, "")).isPresent();
    }

    assertThat(streams.open(ALL, "")).isEmpty();
  }
}
