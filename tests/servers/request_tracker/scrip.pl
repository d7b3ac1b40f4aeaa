# Makes the scrip of this code for the queue, as its admin pastes it; with no code, disables every scrip that was made so.
use strict;
use warnings;
use lib '/usr/share/request-tracker5/lib';
use RT;
RT::LoadConfig();
RT::Init();

my ($code) = @ARGV;
my $queue = RT::Queue->new( RT->SystemUser );
$queue->Load('IT-Helpdesk');
if ( defined $code ) {
    my $scrip = RT::Scrip->new( RT->SystemUser );
    my ( $made, $said ) = $scrip->Create(
        Queue => $queue->id, Description => 'tell the desk', ScripCondition => 'On Transaction', ScripAction => 'User Defined', Template => 'Blank',
        CustomPrepareCode => 'return 1;', CustomCommitCode => $code,
    );
    die $said unless $made;
}
else {
    my $scrips = RT::Scrips->new( RT->SystemUser );
    $scrips->Limit( FIELD => 'Description', VALUE => 'tell the desk' );
    while ( my $scrip = $scrips->Next ) { $scrip->SetDisabled(1) }
}
