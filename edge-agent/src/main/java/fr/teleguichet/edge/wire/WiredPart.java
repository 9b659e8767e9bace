package fr.teleguichet.edge.wire;

import fr.teleguichet.edge.peripheral.Probe;
import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A part at the end of the board's lines.
 *
 * @param name as exercises call it, such as {@code call-button}
 * @param probe looks at it
 */
public record WiredPart(
    String name,
    Probe probe,
    Function<BoardWires, Future<Void>> opening,
    Supplier<Future<Void>> closing) {}
