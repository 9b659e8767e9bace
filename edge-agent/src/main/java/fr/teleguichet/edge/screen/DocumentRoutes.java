package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.document.DocumentException;
import fr.teleguichet.edge.document.DocumentRefusal;
import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.print.PrintDocument;
import fr.teleguichet.edge.peripheral.scan.ScannedPage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the server answers to for the papers of a talk: one paper at a time from its first byte to
 * its last, since each is as large as the agent's memory allows. Belongs to the loop.
 */
final class DocumentRoutes {

  private static final String ROOT = "/api/documents";

  private final ScanAndPrintService documents;
  private final Loop loop;
  private boolean isUnderWay;

  DocumentRoutes(ScanAndPrintService documents, Loop loop) {
    this.documents = documents;
    this.loop = loop;
  }

  /** Whether it answers at this path. */
  static boolean has(@Nullable String path) {
    return path != null && path.startsWith(ROOT + "/");
  }

  void post(HttpServerRequest request, PageRequestFilter gate) {
    switch (request.path()) {
      case ROOT + "/scan" -> admit(request, gate.isFromOurPage(request), this::scan);
      case ROOT + "/print" ->
          admit(request, gate.isFromOurPage(request, PrintDocument.PDF), this::print);
      case null, default -> HttpReplySender.refuse(request, 404, ScreenRoutes.NOTHING);
    }
  }

  private static void admit(
      HttpServerRequest request, boolean isOurs, Consumer<HttpServerRequest> next) {
    if (isOurs) {
      next.accept(request);
    } else {
      HttpReplySender.refuse(request, 403, "only the kiosk’s own page may do this");
    }
  }

  private void scan(HttpServerRequest request) {
    if (isUnderWay) {
      refuseBusy(request);
      return;
    }
    isUnderWay = true;
    documents
        .scan()
        .onSuccess(page -> send(request, page))
        .onFailure(
            failure -> {
              isUnderWay = false;
              HttpReplySender.json(request, 200, refused(failure));
            });
  }

  /**
   * The citizen's page has it from now on. Until it has read all of it no other is made: pages that
   * nobody reads would fill the memory.
   */
  private void send(HttpServerRequest request, ScannedPage page) {
    try (page) {
      HttpReplySender.begin(request, 200, page.type())
          .end(Buffer.buffer(page.content()))
          .onComplete(_ -> isUnderWay = false);
    }
  }

  private void print(HttpServerRequest request) {
    if (isUnderWay) {
      // What it sends is read and not kept.
      request.endHandler(_ -> refuseBusy(request)).resume();
      return;
    }
    isUnderWay = true;
    Buffer body = Buffer.buffer();
    request
        .handler(
            chunk -> {
              if (body.length() <= ScanAndPrintService.MAX_PRINT_SIZE) {
                body.appendBuffer(chunk);
              }
            })
        .exceptionHandler(
            _ -> {
              isUnderWay = false;
              request.connection().close();
            })
        .endHandler(_ -> print(request, body.getBytes()));
  }

  private void print(HttpServerRequest request, byte[] document) {
    var reply = new SlowJsonReply(request, loop);
    documents
        .print(document)
        .onComplete(_ -> isUnderWay = false)
        .map(sheets -> new JsonObject().put("sheets", sheets))
        .otherwise(DocumentRoutes::refused)
        .onSuccess(reply::end);
  }

  private static void refuseBusy(HttpServerRequest request) {
    HttpReplySender.json(
        request, 200, new JsonObject().put("refused", DocumentRefusal.BUSY.code()));
  }

  /** A paper that does not come is told to the citizen, and is no fault of the page's. */
  private static JsonObject refused(Throwable failure) {
    DocumentRefusal refusal =
        failure instanceof DocumentException refused ? refused.refusal() : DocumentRefusal.DEVICE;
    return new JsonObject().put("refused", refusal.code());
  }
}
