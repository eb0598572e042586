package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;

import io.vavr.control.Option;
import java.util.List;
import java.util.stream.IntStream;
import pl.proassist.application.port.MessageViews;
import pl.proassist.application.port.Messages.State;
import pl.proassist.domain.visit.VisitDetails;
import pl.proassist.domain.visit.VisitId;

/** Messages for lists, made from the other fakes. */
public final class InMemoryMessageViews implements MessageViews {

    private final InMemoryTransactions transactions;
    private final InMemoryMessages messages;
    private final InMemoryVisits visits;

    public InMemoryMessageViews(InMemoryTransactions transactions, InMemoryMessages messages, InMemoryVisits visits) {
        this.transactions = transactions;
        this.messages = messages;
        this.visits = visits;
    }

    @Override public List<MessageView> list(Filter filter, int limit) {
        return transactions.record(() -> {
            var rows = messages.rows();
            return IntStream.range(0, rows.size()).boxed().filter(i -> isMeant(filter.which(), rows.get(i)))
                    .flatMap(i -> visit(rows.get(i).message().visit()).map(visit -> view(i + 1, rows.get(i), visit, rows)).toJavaStream())
                    .filter(view -> visit(view.visit()).exists(visit -> visit.facility().equals(filter.facility()))
                            && filter.from().forAll(from -> !view.createdAt().isBefore(from))
                            && filter.to().forAll(to -> view.createdAt().isBefore(to))
                            && filter.before().forAll(before -> view.number() < before))
                    .sorted(comparing(MessageView::number).reversed()).limit(limit).toList();
        });
    }

    private static boolean isMeant(Which which, InMemoryMessages.Row row) {
        return switch (which) {
            case NOT_DELIVERED -> row.state() == State.WAITING ? row.message().tries() > 0 : !row.state().isOnItsWay();
            case WAITING -> row.state() == State.WAITING;
            case SENT -> row.state() == State.SENT;
            case DELIVERED -> row.state() == State.DELIVERED;
            case ALL -> true;
        };
    }

    private Option<VisitDetails> visit(VisitId id) {
        return visits.find(id).map(visit -> visit.details());
    }

    private static MessageView view(long number, InMemoryMessages.Row row, VisitDetails visit, List<InMemoryMessages.Row> all) {
        var message = row.message();
        return new MessageView(number, message.id(), message.visit(), visit.patient(), message.kind(), message.channel(), row.state(), row.reason(),
                message.createdAt(), visit.terms().deadline(), all.stream().anyMatch(other -> other.state().isOnItsWay()
                        && other.message().visit().equals(message.visit()) && other.message().kind() == message.kind()
                        && other.message().occasion().equals(message.occasion())));
    }
}
