package fr.teleguichet.edge.call;

import fr.teleguichet.edge.call.CallChannel.Listener;
import fr.teleguichet.edge.call.CallChannel.StreamEnd;
import fr.teleguichet.edge.loop.Loop;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads the manager's events piece by piece: the next one is asked for when the loop has done with
 * the one before, so that a manager that pours fills no memory. Called by the client's threads;
 * everything else belongs to the loop.
 */
final class CallStreamReader
    implements HttpResponse.BodyHandler<@Nullable Void>,
        HttpResponse.BodySubscriber<@Nullable Void>,
        CallChannel.Stream {

  private final Loop loop;
  private final Listener listener;
  private final ServerSentEventParser parser;
  private final CompletableFuture<@Nullable Void> body = new CompletableFuture<>();
  private boolean isOver;
  private Flow.@Nullable Subscription subscription;
  private @Nullable CompletableFuture<?> exchange;

  CallStreamReader(Loop loop, Listener listener) {
    this.loop = loop;
    this.listener = listener;
    this.parser =
        new ServerSentEventParser(
            (name, data) -> {
              if (!isOver) {
                listener.event(name, data);
              }
            });
  }

  /** This exchange feeds it. */
  void follow(CompletableFuture<?> request) {
    loop.check();
    exchange = request;
    var _ =
        request.whenComplete(
            (_, failure) ->
                loop.enter(
                    () ->
                        end(
                            new StreamEnd.Broken(
                                failure == null
                                    ? "the manager ended the stream"
                                    : String.valueOf(failure.getMessage())))));
    if (isOver) {
      close();
    }
  }

  @Override
  public HttpResponse.BodySubscriber<@Nullable Void> apply(HttpResponse.ResponseInfo answer) {
    int status = answer.statusCode();
    boolean isStream =
        answer
            .headers()
            .firstValue("Content-Type")
            .filter(it -> it.startsWith("text/event-stream"))
            .isPresent();
    loop.enter(
        () -> {
          if (status == 200 && isStream) {
            listenerOpened();
          } else {
            end(
                status == 404 || status == 405 || status == 501
                    ? new StreamEnd.Unknown()
                    : new StreamEnd.Broken("the manager answered " + status));
          }
        });
    return this;
  }

  private void listenerOpened() {
    if (!isOver) {
      listener.opened();
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription newest) {
    loop.enter(
        () -> {
          subscription = newest;
          if (isOver) {
            newest.cancel();
          } else {
            newest.request(1);
          }
        });
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    loop.enter(
        () -> {
          for (ByteBuffer piece : pieces) {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            take(bytes);
          }
          if (!isOver && subscription != null) {
            subscription.request(1);
          }
        });
  }

  private void take(byte[] bytes) {
    if (isOver) {
      return;
    }
    listener.heard();
    try {
      parser.feed(bytes);
    } catch (ServerSentEventParser.TooLargeException e) {
      end(new StreamEnd.Broken(String.valueOf(e.getMessage())));
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(null);
  }

  @Override
  public CompletionStage<@Nullable Void> getBody() {
    return body;
  }

  /** Tells it once, and reads no further. */
  void end(StreamEnd how) {
    if (!isOver) {
      close();
      listener.ended(how);
    }
  }

  @Override
  public void close() {
    loop.check();
    isOver = true;
    if (subscription != null) {
      subscription.cancel();
    }
    if (exchange != null) {
      var _ = exchange.cancel(true);
    }
  }
}
