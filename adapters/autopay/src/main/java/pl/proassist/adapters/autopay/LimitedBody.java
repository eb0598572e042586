package pl.proassist.adapters.autopay;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** The body of an answer, read up to a limit: nothing that answers in Autopay's place may fill our memory. */
final class LimitedBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
    private long left;
    private Subscription subscription;

    LimitedBody(long limit) {
        this.left = limit;
    }

    @Override public void onSubscribe(Subscription given) {
        subscription = given;
        whole.onSubscribe(given);
    }

    @Override public void onNext(List<ByteBuffer> part) {
        left -= part.stream().mapToLong(ByteBuffer::remaining).sum();
        if (left >= 0) {
            whole.onNext(part);
        } else {
            subscription.cancel();
            whole.onError(new IOException("the answer is too long"));
        }
    }

    @Override public void onError(Throwable failure) {
        whole.onError(failure);
    }

    @Override public void onComplete() {
        whole.onComplete();
    }

    @Override public CompletionStage<byte[]> getBody() {
        return whole.getBody();
    }
}
