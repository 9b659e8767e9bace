/** Tests of {@code fr.teleguichet.edge.boot}. */
@NullMarked
package fr.teleguichet.edge.boot;

import org.jspecify.annotations.NullMarked;
