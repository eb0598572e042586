package pl.proassist.adapters.ksef;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads an answer up to a size that no real one has: whoever answers in KSeF's place must not fill the memory of the clinic's server. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

    private static final int MOST = 16 * 1024 * 1024;

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private Flow.Subscription source;

    @Override public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        source.request(Long.MAX_VALUE);
    }

    @Override public void onNext(List<ByteBuffer> pieces) {
        for (var piece : pieces) {
            if (read.size() + piece.remaining() > MOST) {
                source.cancel();
                body.completeExceptionally(new IOException("answer too long"));
                return;
            }
            var bytes = new byte[piece.remaining()];
            piece.get(bytes);
            read.writeBytes(bytes);
        }
    }

    @Override public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override public void onComplete() {
        body.complete(read.toByteArray());
    }
}
