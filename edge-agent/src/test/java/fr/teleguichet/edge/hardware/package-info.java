/** Tests of {@code fr.teleguichet.edge.hardware}. */
@NullMarked
package fr.teleguichet.edge.hardware;

import org.jspecify.annotations.NullMarked;
