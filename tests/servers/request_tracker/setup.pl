# The people, the queue, the rights and the tokens of the tests' Request Tracker; prints the tokens as JSON.
use strict;
use warnings;
use lib '/usr/share/request-tracker5/lib';
use JSON ();
use RT;
RT::LoadConfig();
RT::Init();

my $system = RT->SystemUser;
my $queue = RT::Queue->new($system);
my ( $made, $said ) = $queue->Create( Name => 'IT-Helpdesk', Lifecycle => 'default' );
die $said unless $made;
my $other = RT::Queue->new($system);
$other->Create( Name => 'Plumbing' );

my %tokens;
sub person {
    my ( $name, $real, $mail, @rights ) = @_;
    my $language = $name eq 'localised' ? 'zh_TW' : 'en';
    my $user = RT::User->new($system);
    my ( $ok, $why ) = $user->Create( Name => $name, RealName => $real, EmailAddress => $mail, Privileged => 1, Lang => $language );
    die $why unless $ok;
    for my $right (@rights) {
        ( $ok, $why ) = $user->PrincipalObj->GrantRight( Object => $queue, Right => $right );
        die "$right: $why" unless $ok;
    }
    my $token = RT::AuthToken->new($system);
    my ( $id, $text, $secret ) = $token->Create( Owner => $user->id, Description => 'tests' );
    die $text unless $id;
    $tokens{$name} = $secret;
    return $user;
}

my @desk = qw(SeeQueue CreateTicket ShowTicket ReplyToTicket ModifyTicket);
my @agent = ( @desk, qw(CommentOnTicket ShowTicketComments OwnTicket TakeTicket DeleteTicket) );
person( 'accountdesk', 'Account desk', '', @desk );
person( 'hsu', '許雅婷', 'hsu@helpdesk.example', @agent );
person( 'lo', '羅志強', 'lo@helpdesk.example', @agent );
person( 'onlooker', 'Looks and may do nothing', '', qw(SeeQueue ShowTicket) );
person( 'stranger', 'Has no right at all', '' );
person( 'closeless', 'May open and answer, and not close', '', grep { $_ ne 'ModifyTicket' } @desk );
person( 'blind', 'May open and not see', '', qw(SeeQueue CreateTicket ReplyToTicket) );
# RT breaks off instead of answering that a message was recorded, where its answer is in Chinese.
person( 'localised', 'Reads Chinese', '', @desk );
# One for each test, so that none hears of another's tickets.
person( "desk$_", "Account desk $_", '', @desk ) for 1 .. 30;
print JSON::encode_json( \%tokens );
