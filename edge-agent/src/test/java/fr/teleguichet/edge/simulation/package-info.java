/** Tests of {@code fr.teleguichet.edge.simulation}. */
@NullMarked
package fr.teleguichet.edge.simulation;

import org.jspecify.annotations.NullMarked;
