/** Tests of {@code fr.teleguichet.edge.update.agent}. */
@NullMarked
package fr.teleguichet.edge.update.agent;

import org.jspecify.annotations.NullMarked;
