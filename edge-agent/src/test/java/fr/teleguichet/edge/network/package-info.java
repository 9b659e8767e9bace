@NullMarked
package fr.teleguichet.edge.network;

import org.jspecify.annotations.NullMarked;
