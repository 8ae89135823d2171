namespace :db do
  desc 'Fills it'
  task seed: :environment do |t, args|
    count = args[:count]
    fill count
  end

  def fill(count); end
end
$verbose = true
