/** Tests of {@code fr.teleguichet.edge.session}. */
@NullMarked
package fr.teleguichet.edge.session;

import org.jspecify.annotations.NullMarked;
